// Lets readers sort and filter the tables that say so; without it they stand in their own order.
"use strict";
(() => {
  const order = new Intl.Collator("vi", { numeric: true });
  const fold = (text) =>
    text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{Mn}/gu, "").replace(/\s+/g, " ").trim();
  const made = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const FEWEST = 6; // a table that is seen at one glance needs no help
  const WAYS = { ascending: "tăng dần", descending: "giảm dần" };

  const furnish = (box, number) => {
    const body = box.querySelector("tbody");
    const rows = [...body.rows];
    const heads = [...box.querySelectorAll("thead th")];
    if (rows.length < FEWEST) return;
    const names = heads.map((head) => head.textContent);
    const said = made("span", { role: "status" });
    const value = (row, column) => {
      const cell = row.cells[column];
      return cell.querySelector("time")?.dateTime ?? cell.textContent.trim();
    };

    const sort = (column, way) => {
      const factor = way === "descending" ? -1 : 1;
      heads.forEach((head, at) => at === column ? head.setAttribute("aria-sort", way) : head.removeAttribute("aria-sort"));
      body.append(
        ...(column < 0 ? rows : [...rows].sort((a, b) => factor * order.compare(value(a, column), value(b, column)))),
      );
      choice.value = column < 0 ? "" : `${column} ${way}`;
      said.textContent = column < 0 ? "Theo thứ tự ban đầu" : `Xếp theo ${names[column]}, ${WAYS[way]}`;
    };

    const filter = () => {
      const wanted = fold(field.value).split(" ");
      rows.forEach((row) => (row.hidden = !wanted.every((word) => fold(row.textContent).includes(word))));
      const shown = rows.filter((row) => !row.hidden).length;
      said.textContent = `Hiện ${shown} trên ${rows.length} dòng`;
    };

    // A wide screen sorts by the heads of the columns, a narrow one, which has none, by a list.
    heads.forEach((head, column) => {
      const button = made("button", { type: "button", textContent: names[column] });
      button.addEventListener("click", () =>
        sort(column, head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending"),
      );
      head.replaceChildren(button, made("span", { className: "ten", textContent: names[column] }));
    });
    const choice = made("select", { id: `xep-${number}` });
    choice.append(
      made("option", { value: "", textContent: "như ban đầu" }),
      ...names.flatMap((name, column) =>
        Object.keys(WAYS).map((way) =>
          made("option", { value: `${column} ${way}`, textContent: `${name}, ${WAYS[way]}` }),
        ),
      ),
    );
    choice.addEventListener("change", () => {
      const [column, way] = choice.value.split(" ");
      sort(choice.value ? Number(column) : -1, way);
    });
    const field = made("input", { type: "search", id: `loc-${number}`, autocomplete: "off", spellcheck: false });
    field.addEventListener("input", filter);
    const bar = made("div", { className: "loc" });
    const named = (name, input) => {
      const both = made("span");
      both.append(made("label", { htmlFor: input.id, textContent: name }), " ", input);
      return both;
    };
    bar.append(named("Lọc theo chữ", field), named("Xếp theo", choice), said);
    box.before(bar);
  };

  document.querySelectorAll(".bang[data-loc]").forEach(furnish);
})();
