// Filters, orders and opens the list of results; its state stands in the address (#c=…&v=…). Without it all is visible.
(() => {
  "use strict";
  const page = document.documentElement;
  const form = document.getElementById("saring");
  const list = document.getElementById("kesenjangan");
  const heading = document.getElementById("h-daftar");
  const empty = document.getElementById("kosong");
  const count = document.getElementById("hitung");
  const entries = [...document.querySelectorAll(".e")];
  const gaps = entries.filter((entry) => list.contains(entry));
  const buckets = [...document.querySelectorAll(".bucket")];
  const folds = [...document.querySelectorAll("details")];
  const texts = new Map();
  page.classList.add("js");
  // An entry says where it stands among the choices of each filter; from here on it bears their values.
  const axes = ["c", "o", "l", "e", "d", "u"];
  for (const entry of entries) {
    entry.dataset.v = [...entry.classList].at(-1);
    entry.dataset.k.split(".").forEach((place, axis) => {
      entry.dataset[axes[axis]] = form.elements[axes[axis]]?.options[place].value || "";
    });
  }
  for (const fold of folds) fold.open = false;

  const chosen = () => {
    const state = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value) state.set(name, name === "v" && state.has("v") ? `${state.get("v")},${value}` : value);
    }
    return state;
  };

  const choose = (state) => {
    const verdicts = (state.get("v") || "").split(",");
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = verdicts.includes(field.value);
      else if (field.name) field.value = state.get(field.name) || "";
      // A value that this report does not have must not leave the list silently empty.
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.value = "";
    }
  };

  // What is not needed at first sight is packed, and unfolded once, when somebody opens an entry or searches.
  const packed = document.getElementById("rincian");
  const sorry = (entry) => {
    const said = document.createElement("p");
    said.className = "m";
    said.textContent = packed.dataset.sorry;
    entry.append(said);
  };
  const unpack = async () => {
    const bytes = Uint8Array.from(atob(packed.content.textContent), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const markup = await new Response(stream).text();
    const found = new DOMParser().parseFromString(markup, "text/html");
    return new Map([...found.querySelectorAll("[data-of]")].map((part) => [part.dataset.of, part]));
  };
  let unpacked = null;
  let details = null;
  const unfold = () => (unpacked ||= (packed ? unpack() : Promise.resolve(new Map())).then((found) => (details = found)));
  const complete = (entry) => {
    if (entry.dataset.whole) return;
    entry.dataset.whole = "1";
    const place = entry.querySelector(".p") || entry;
    unfold()
      .then((found) => {
        entry.querySelector(".h")?.remove();
        place.append(...(found.get(entry.id)?.childNodes || []));
      })
      .catch(() => sorry(place));
  };
  for (const entry of entries) entry.addEventListener("toggle", () => entry.open && complete(entry));

  const text = (entry) => {
    if (!texts.has(entry)) {
      const more = entry.dataset.whole ? "" : details?.get(entry.id)?.textContent || "";
      texts.set(entry, `${entry.textContent} ${more}`.toLowerCase());
    }
    return texts.get(entry);
  };

  const group = (axis) => {
    for (const old of list.querySelectorAll(".g")) old.remove();
    const names = axis ? [...form.elements[axis].options] : [];
    const rank = new Map(names.map((option, place) => [option.value, place]));
    const place = (entry) => rank.get(entry.dataset[axis]) || names.length;
    const sorted = axis ? [...gaps].sort((a, b) => place(a) - place(b)) : gaps;
    let last = null;
    for (const entry of sorted) {
      const key = axis ? entry.dataset[axis] : null;
      if (axis && key !== last) {
        const title = document.createElement("p");
        title.className = "g";
        title.textContent = key ? names[rank.get(key)]?.textContent || key : "–";
        title.dataset.g = key;
        list.append(title);
      }
      last = key;
      list.append(entry);
    }
  };

  let grouped = "";
  const apply = () => {
    const state = chosen();
    const verdicts = state.has("v") ? state.get("v").split(",") : [];
    const words = (state.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
    const asked = axes.filter((axis) => state.has(axis));
    const order = state.get("s") || "";
    if (words.length && packed && !details) {
      // Search what stands on the page at once, and all of it as soon as it is unfolded.
      unfold().then(() => (texts.clear(), apply()), () => {});
    }
    if (order !== grouped) group((grouped = order));
    for (const entry of entries) {
      const data = entry.dataset;
      entry.hidden = !(
        (!verdicts.length || verdicts.includes(data.v)) &&
        asked.every((axis) => `${data[axis]}/`.startsWith(`${state.get(axis)}/`)) &&
        words.every((word) => text(entry).includes(word))
      );
    }
    for (const title of list.querySelectorAll(".g")) {
      title.hidden = !gaps.some((gap) => !gap.hidden && gap.dataset[order] === title.dataset.g);
    }
    for (const bucket of buckets) {
      const shown = [...bucket.querySelectorAll(".e")].filter((entry) => !entry.hidden).length;
      const number = bucket.querySelector(".n");
      bucket.hidden = !shown;
      number.textContent = shown === Number(number.dataset.of) ? shown : `${shown}/${number.dataset.of}`;
      if (verdicts.includes(bucket.dataset.b)) bucket.open = true;
    }
    const shown = entries.filter((entry) => !entry.hidden).length;
    const open = gaps.filter((entry) => !entry.hidden).length;
    empty.hidden = shown > 0;
    count.textContent = count.dataset.text.replace("{n}", shown).replace("{of}", entries.length).replace("{gaps}", open);
    return state;
  };

  const remember = () => {
    const state = apply().toString();
    history.replaceState(null, "", state ? `#${state}` : location.pathname + location.search);
  };

  const arrive = () => {
    const hash = location.hash.slice(1);
    if (hash.includes("=")) {
      choose(new URLSearchParams(hash));
      apply();
      heading.focus({ preventScroll: true });
      heading.scrollIntoView();
      return;
    }
    const target = hash && document.getElementById(decodeURIComponent(hash));
    if (!target) return;
    if (target.hidden) {
      form.reset();
      apply();
    }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
  };

  let wait;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", remember);
  form.addEventListener("input", (event) => {
    if (event.target.type !== "search") return;
    clearTimeout(wait);
    wait = setTimeout(remember, 150);
  });
  form.addEventListener("reset", () => setTimeout(remember));
  const fold = (open) => () => {
    for (const entry of entries) entry.open = open && !entry.hidden;
  };
  document.getElementById("buka").addEventListener("click", fold(true));
  document.getElementById("tutup").addEventListener("click", fold(false));
  addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => {
    // Choosing the same cell again changes no address, yet must lead to the list again.
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) arrive();
  });

  let before = [];
  addEventListener("beforeprint", () => {
    before = folds.filter((each) => !each.open);
    for (const each of before) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of before) each.open = false;
  });

  apply();
  arrive();
})();
