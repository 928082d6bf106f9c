// Making elements. Text always goes in as text, so nothing a program says can become markup.

const SVG = 'http://www.w3.org/2000/svg';

export const $ = id => document.getElementById(id);

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value == null || value === false && !name.startsWith('aria-')) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'data') Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : value);
  }
  add(element, children);
  return element;
}

function add(element, children) {
  for (const child of children) {
    if (child == null || child === false) continue;
    if (Array.isArray(child)) add(element, child);
    else element.append(child);
  }
}

export const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

export const s = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

export function show(element, ...children) {
  element.replaceChildren();
  add(element, children);
  return element;
}

/** Tabs that the arrow keys walk through. `views` are [id, title]; `open(id)` shows one. */
export function tabs(list, panel, views, open) {
  let current = views[0][0];
  const select = id => {
    current = id;
    for (const tab of list.children) {
      const on = tab.dataset.id === id;
      tab.setAttribute('aria-selected', on);
      tab.tabIndex = on ? 0 : -1;
      if (on) {
        panel.setAttribute('aria-labelledby', tab.id);
        tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
    }
    open(id);
  };
  show(list, views.map(([id, title, hint]) => h('button', {
    title: hint,
    role: 'tab', id: 'tab-' + id, data: { id }, 'aria-controls': panel.id, onclick: () => select(id)
  }, title)));
  list.addEventListener('keydown', e => {
    const at = views.findIndex(v => v[0] === current);
    const to = e.key === 'ArrowRight' ? at + 1 : e.key === 'ArrowLeft' ? at - 1 : -1;
    if (to < 0 || to >= views.length) return;
    e.preventDefault();
    e.stopPropagation();
    select(views[to][0]);
    list.children[to].focus();
  });
  return { select, get current() { return current; } };
}

export function dialog(title, ...body) {
  $('dialogTitle').textContent = title;
  show($('dialogBody'), ...body);
  if (!$('dialog').open) $('dialog').showModal();
}

export function download(name, type, text) {
  const link = h('a', { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
