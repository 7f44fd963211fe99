// The search of the site: index and engine are loaded when somebody first turns to the field.
"use strict";
(() => {
  const form = document.querySelector("form.tim");
  if (!form) return;
  const field = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const list = form.querySelector("ol");
  const root = form.dataset.mucLuc.slice(0, -"tim.json".length);
  const strokes = { đ: "d", ƀ: "b", ø: "o", ł: "l" };
  const MOST = 10;
  let engine = null;
  let loading = null;

  // The same as the package's own fold: no accents, small letters, single spaces.
  const fold = (text) =>
    text
      .toLowerCase()
      .replace(/[đƀøł]/g, (letter) => strokes[letter])
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "")
      .split(/\s+/)
      .filter(Boolean)
      .join(" ");
  const plain = (text) => text.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean).join(" ");

  const script = (url) =>
    new Promise((done, failed) => {
      const element = document.createElement("script");
      element.src = url;
      element.onload = done;
      element.onerror = failed;
      document.head.append(element);
    });

  const load = async () => {
    const [answer] = await Promise.all([fetch(`${root}tim.json`), script(`${root}js/minisearch.js`)]);
    const documents = await answer.json();
    engine = new MiniSearch({
      fields: ["title", "names", "text"],
      storeFields: ["url", "title", "names", "text", "kind", "age"],
      processTerm: fold,
      searchOptions: { boost: { title: 4, names: 6 }, prefix: true, combineWith: "AND" },
    });
    engine.addAll(documents.map((one, id) => ({ ...one, id })));
  };

  // A whole name comes before a part of one, the accents that were typed before other ones, this year before the last.
  const weight = (found, query) => {
    const [bare, title] = [fold(query), fold(found.title)];
    const names = found.names.map(fold);
    let factor = 1;
    if (title === bare || names.includes(bare)) factor *= 50;
    else if (names.some((name) => ` ${name} `.includes(` ${bare} `))) factor *= 20;
    else if (` ${title} `.includes(` ${bare} `)) factor *= 8;
    else if (title.startsWith(bare)) factor *= 4;
    const named = [found.title, ...found.names].map(plain);
    if (named.includes(plain(query))) factor *= found.kind === "Đơn vị" ? 4 : 3;
    else if (plain(found.title).includes(plain(query))) factor *= 1.5;
    return (found.score * factor) / (1 + found.age / 2);
  };

  const ranked = (query) =>
    engine
      .search(query)
      .map((found) => ({ found, rank: weight(found, query) }))
      .sort((a, b) => b.rank - a.rank || (a.found.url < b.found.url ? -1 : 1))
      .map(({ found }) => found);

  // Words that stand side by side as they were typed, the last one maybe not to its end.
  const together = (one, query) =>
    [one.title, ...one.names, one.text].some((text) => ` ${fold(text)}`.includes(` ${fold(query)}`));

  const told = (found, query) => {
    if (!found.length) return "Không tìm thấy";
    const first = found.length > MOST ? `; đây là ${MOST} chỗ đầu, gõ thêm chữ để tìm hẹp lại` : "";
    if (found.some((one) => together(one, query))) return `Tìm thấy ${found.length} chỗ${first}`;
    return `Không thấy đúng “${query.trim()}”; ${found.length} chỗ có đủ các chữ ấy${first}:`;
  };

  const show = (found, query) => {
    list.replaceChildren(
      ...found.slice(0, MOST).map((one) => {
        const [item, link, kind, text] = ["li", "a", "span", "p"].map((tag) => document.createElement(tag));
        link.href = root + one.url;
        link.textContent = one.title;
        kind.textContent = ` · ${one.kind}`;
        text.textContent = one.text.slice(0, 120);
        item.append(link, kind, text);
        return item;
      }),
    );
    status.textContent = told(found, query);
  };

  const clear = () => {
    list.replaceChildren();
    status.textContent = "";
  };

  const look = () => {
    if (!field.value.trim()) clear();
    else if (engine) show(ranked(field.value), field.value);
  };

  form.hidden = false;
  // What could not be loaded is asked for again, at the next key at the latest.
  const begin = () => {
    if (engine) return look();
    loading ??= load()
      .then(look, () => (status.textContent = "Chưa tải được danh mục tìm kiếm"))
      .finally(() => (loading = null));
  };
  field.addEventListener("focus", begin);
  field.addEventListener("input", begin);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    field.value = "";
    clear();
    field.focus();
  });
})();
