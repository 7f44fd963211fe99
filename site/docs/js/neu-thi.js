// The what-if of the quota page: the package's own arithmetic, in whole numbers of any size.
"use strict";
const quotas = (() => {
  const PERCENT = /^(\d{1,3})(?:[.,](\d{1,4}))? ?%?$/;
  const FRACTION = /^(\d{1,9}) ?\/ ?(\d{1,9})$/;
  const divisor = (a, b) => (b ? divisor(b, a % b) : a);

  const fraction = (top, bottom) => {
    const common = divisor(top, bottom);
    return { top: top / common, bottom: bottom / common };
  };

  // A share from 0 to 1 as a plan writes it, the sign of percent left out or not; null for anything else.
  const share = (text) => {
    const percent = PERCENT.exec(text.trim());
    const parts = FRACTION.exec(text.trim());
    let found = null;
    if (percent) {
      const digits = percent[2] ?? "";
      found = fraction(BigInt(percent[1] + digits), 100n * 10n ** BigInt(digits.length));
    } else if (parts && BigInt(parts[2])) found = fraction(BigInt(parts[1]), BigInt(parts[2]));
    return found && found.top <= found.bottom ? found : null;
  };

  const rounded = ({ top, bottom }, mode) => {
    if (mode === "len") return (top + bottom - 1n) / bottom;
    return mode === "gan_nhat" ? (2n * top + bottom) / (2n * bottom) : top / bottom;
  };

  const decimal = ({ top, bottom }) => {
    if (bottom === 1n) return String(top);
    if ((top * 10000n) % bottom) return `${top}/${bottom}`;
    const digits = String(((top * 10000n) / bottom) % 10000n).padStart(4, "0");
    return `${top / bottom},${digits.replace(/0+$/, "")}`;
  };

  const percent = ({ top, bottom }) =>
    (top * 1000000n) % bottom ? `${top}/${bottom}` : `${decimal(fraction(top * 100n, bottom))} %`;

  // One scope: `holders` hold the base award, `both` of them are counted too, null where that is not shown.
  const count = ({ holders, both, counted }, { part, rounding, inclusion, base: name }) => {
    const all = BigInt(holders);
    const beside = inclusion === "ngoai" && both !== null ? BigInt(both) : 0n;
    const base = all > beside ? all - beside : 0n;
    const exact = fraction(part.top * base, part.bottom);
    const limit = rounded(exact, rounding);
    const rest = exact.bottom === 1n ? "" : ` → ${limit}`;
    const over = BigInt(counted) - limit;
    return {
      base,
      limit,
      left: over < 0n ? -over : 0n,
      over: over > 0n ? over : 0n,
      arithmetic: `${percent(part)} × ${base} ${name} = ${decimal(exact)}${rest}`,
    };
  };

  return { share, rounded, decimal, percent, count };
})();

if (typeof document !== "undefined") {
  const put = (tag, parent, text = "", column = "") => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (column) made.dataset.cot = column;
    parent.append(made);
    return made;
  };

  const start = (form) => {
    const { base, stages } = JSON.parse(form.dataset.so);
    const [status, body] = [form.querySelector("[role=status]"), form.querySelector("tbody")];
    const heads = [...form.querySelectorAll("thead th")].map((head) => head.textContent);
    const chosen = (name, other) => form.elements[name]?.value ?? other;
    let lines = [];
    let carried = 0;

    const lay = () => {
      body.replaceChildren();
      carried = 0;
      lines = stages[Number(chosen("giai-doan", 0))].map(([name, holders, both, counted]) => {
        const row = put("tr", body);
        put("th", row, name).scope = "row";
        const field = put("input", put("td", row, "", heads[1]));
        field.inputMode = "numeric";
        field.size = 4;
        field.value = holders;
        field.setAttribute("aria-label", `${heads[1]}: ${name}`);
        put("td", row, counted, heads[2]);
        const cells = [put("td", row, "", heads[3]), put("td", row, "", heads[4])];
        return { name, given: holders, both, counted, field, cells };
      });
    };

    // Whoever is added to a unit or taken from it is added to the agency, too, beside what was typed there.
    const carry = (field) => {
      const [agency, ...units] = lines;
      if (!units.some((unit) => unit.field === field)) return;
      const more = units.reduce((sum, { field: { value }, given }) => sum + (number(value) ?? given) - given, 0);
      const typed = number(agency.field.value);
      if (typed !== null) agency.field.value = Math.max(0, typed + more - carried);
      carried = more;
    };

    const number = (text) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : null);

    const show = () => {
      const part = quotas.share(chosen("ty-le"));
      const wrong = !part || lines.some(({ field }) => number(field.value) === null);
      if (wrong) status.textContent = "Tỷ lệ viết như 15 hoặc 2/3, từ 0 đến 100 %; số người viết bằng chữ số.";
      const asked = { part, base, rounding: chosen("lam-tron"), inclusion: chosen("cach-dem", "trong") };
      const scope = chosen("pham-vi", "co_quan");
      const own = (index) => (scope === "co_quan") === (index === 0);
      const found = lines.map(({ field, both, counted, cells }, index) => {
        if (wrong) return cells.forEach((cell) => (cell.textContent = ""));
        const one = quotas.count({ holders: number(field.value), both, counted }, asked);
        const said = one.over ? `vượt ${one.over}` : one.left ? `còn ${one.left}` : "vừa hết";
        cells[0].textContent = one.arithmetic;
        cells[1].textContent = own(index) ? said : "để so sánh";
        cells[1].className = own(index) && one.over ? "qua" : "";
        return one;
      });
      if (wrong) return;
      const over = lines.flatMap(({ name }, n) => (own(n) && found[n].over ? [`${name} (${found[n].over})`] : []));
      const places = found.slice(1).reduce((sum, { limit }) => sum + limit, 0n);
      const both = lines.length > 1 ? ` Toàn cơ quan có ${found[0].limit} chỗ, cộng các đơn vị có ${places} chỗ.` : "";
      status.textContent = (over.length ? `Vượt: ${over.join(", ")}.` : "Không vượt ở đâu.") + both;
    };

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", ({ target }) => {
      if (target.name === "giai-doan") lay();
      carry(target);
      show();
    });
    form.addEventListener("reset", () => setTimeout(() => (lay(), show())));
    lay();
    show();
    form.parentElement.hidden = false;
  };

  document.querySelectorAll(".neu-thi form").forEach(start);
}
