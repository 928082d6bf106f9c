// How values look: a chip for each, with a colour for its kind and the number of the object where identity matters.

import { h } from './dom.js';

const SEQUENCES = { list: ['[', ']'], tuple: ['(', ')'], set: ['{', '}'], frozenset: ['frozenset({', '})'] };

export const isPairs = kind => !(kind in SEQUENCES) && kind !== 'cell';

/** A short text for a value. */
export function brief(state, ref, depth = 2) {
  if (!ref) return 'NULL';
  const [kind, type, text] = state.recording.refs[ref];
  const parts = state.parts(ref), size = state.lengths[ref] ?? parts.length;
  const cut = t => t.length > 24 ? t.slice(0, 23) + '…' : t;
  if (kind === 'atom') return cut(type === 'type' ? `<class '${text}'>` : type === 'module' ? `<module '${text}'>` : text);
  if (kind in SEQUENCES) {
    const [open, close] = SEQUENCES[kind];
    if (!depth) return open + (size ? '…' : '') + close;
    const items = parts.slice(0, 4).map(r => brief(state, r, depth - 1));
    return open + items.join(', ') + (size > 4 ? ', …' : kind === 'tuple' && size === 1 ? ',' : '') + close;
  }
  if (kind === 'dict') {
    if (!depth) return size ? '{…}' : '{}';
    const items = [];
    for (let i = 0; i + 1 < Math.min(parts.length, 6); i += 2) items.push(brief(state, parts[i], 0) + ': ' + brief(state, parts[i + 1], depth - 1));
    return '{' + items.join(', ') + (size > 3 ? ', …' : '') + '}';
  }
  switch (kind) {
    case 'function': return text.replace(/.*\.<locals>\./, '') + '()';
    case 'class': return 'class ' + text;
    case 'cell': return 'cell → ' + (parts[0] ? depth ? brief(state, parts[0], depth - 1) : '…' : 'empty');
    case 'generator': return `${type} ${text}`;
    case 'exception': return type + (parts.length > 1 && depth ? '(' + brief(state, parts[1], 0) + ')' : '()');
    case 'code': return 'code ' + text;
    case 'method': return 'bound ' + (parts[3] ? brief(state, parts[3], 0) : 'method');
    default: return type;
  }
}

export function tone(state, ref) {
  if (!ref) return 'v-null';
  const [kind, type] = state.recording.refs[ref];
  if (kind !== 'atom') return 'v-ref';
  return type === 'int' || type === 'float' || type === 'complex' ? 'v-num' : type === 'str' || type === 'bytes' ? 'v-str'
    : type === 'bool' ? 'v-bool' : type === 'NoneType' ? 'v-none' : 'v-other';
}

export function chip(state, ref) {
  const info = ref ? state.recording.refs[ref] : null;
  const object = info && info[0] !== 'atom';
  return h('span', {
    class: 'chip-v ' + tone(state, ref), data: object ? { ref } : {}, title: info ? `${info[1] || info[0]}${object ? ', object ' + ref : ''}: ${brief(state, ref)}` : 'an empty place'
  }, brief(state, ref, 1), object ? h('small', {}, '#' + ref) : null);
}
