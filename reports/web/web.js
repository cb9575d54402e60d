"use strict";
// Everything works without this script; it only saves a way to the server.

// A file that is too large is told before it is sent.
for (const input of document.querySelectorAll("input[type=file][data-most]")) {
  input.addEventListener("change", () => {
    const file = input.files[0];
    input.setCustomValidity(file && file.size > Number(input.dataset.most) ? input.dataset.large : "");
    input.reportValidity();
  });
}

// Tables grow.
for (const table of document.querySelectorAll("fieldset[data-rows]")) {
  const button = table.querySelector(":scope > button.more");
  button.hidden = false;
  button.addEventListener("click", () => {
    const rows = table.querySelectorAll(":scope > fieldset.row");
    const last = rows[rows.length - 1];
    const from = `${table.dataset.rows}.${rows.length - 1}.`;
    const to = `${table.dataset.rows}.${rows.length}.`;
    const copy = last.cloneNode(true);
    copy.querySelector("legend").textContent = last.querySelector("legend").textContent.replace(/\d+/, rows.length + 1);
    for (const element of copy.querySelectorAll("*")) {
      for (const name of ["id", "name", "for", "list", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replaceAll(from, to));
      }
      if (element.matches("input, textarea")) { element.value = ""; element.removeAttribute("value"); }
      if (element.matches("select")) element.selectedIndex = 0;
      if (element.matches(".error")) element.remove();
    }
    last.after(copy);
    copy.querySelector("input, select, textarea").focus();
  });
}

// Of a decision only the fields of its kind are shown.
for (const select of document.querySelectorAll("select[data-shows]")) {
  const show = () => {
    for (const field of select.form.querySelectorAll("[data-for]")) {
      field.hidden = !field.dataset.for.split(" ").includes(select.value);
    }
  };
  select.addEventListener("change", show);
  show();
}

// Two clicks are one form.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
