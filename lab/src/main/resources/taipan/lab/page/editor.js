// The editor: CodeMirror, and the marks that the rest of the page puts on the source.

import { EditorState, StateEffect, StateField, RangeSet, Compartment } from './lib/state.js';
import { EditorView, Decoration, GutterMarker, gutter, lineNumbers, keymap, drawSelection, highlightActiveLine,
  highlightActiveLineGutter, hoverTooltip } from './lib/view.js';
import { defaultKeymap, history, historyKeymap, indentWithTab } from './lib/commands.js';
import { HighlightStyle, syntaxHighlighting, bracketMatching, indentUnit, indentOnInput } from './lib/language.js';
import { closeBrackets, closeBracketsKeymap } from './lib/autocomplete.js';
import { python } from './lib/lang-python.js';
import { tags as t } from './lib/highlight.js';
import { h } from './dom.js';

const setMarks = StateEffect.define();
const toggleBreak = StateEffect.define();

/** Named layers of marks: each is replaced as a whole. */
const marks = StateField.define({
  create: () => new Map(),
  update(layers, transaction) {
    let next = layers;
    if (transaction.docChanged) {
      next = new Map();
      for (const [name, set] of layers) next.set(name, set.map(transaction.changes));
    }
    for (const effect of transaction.effects) {
      if (!effect.is(setMarks)) continue;
      next = new Map(next);
      next.set(effect.value.layer, effect.value.set);
    }
    return next;
  },
  provide: field => EditorView.decorations.computeN([field], state => [...state.field(field).values()])
});

class Dot extends GutterMarker {
  toDOM() { return h('span', { class: 'breakpoint', title: 'Breakpoint' }, '●'); }
}
const dot = new Dot();

const breaks = StateField.define({
  create: () => RangeSet.empty,
  update(set, transaction) {
    set = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(toggleBreak)) continue;
      let on = false;
      set.between(effect.value, effect.value, () => { on = true; });
      set = on ? set.update({ filter: from => from !== effect.value }) : set.update({ add: [dot.range(effect.value)] });
    }
    return set;
  }
});

const style = HighlightStyle.define([
  { tag: [t.keyword, t.controlKeyword, t.definitionKeyword, t.operatorKeyword, t.moduleKeyword], class: 'tok-keyword' },
  { tag: [t.string, t.special(t.string)], class: 'tok-string' },
  { tag: [t.number, t.bool, t.null], class: 'tok-number' },
  { tag: t.comment, class: 'tok-comment' },
  { tag: [t.function(t.definition(t.variableName)), t.definition(t.className), t.className], class: 'tok-definition' },
  { tag: t.meta, class: 'tok-meta' }
]);

export function makeEditor(parent, text, on) {
  const nonce = document.querySelector('meta[name=style-nonce]').content;
  const readOnly = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        breaks,
        gutter({
          class: 'cm-breaks', markers: v => v.state.field(breaks),
          domEventHandlers: {
            mousedown(v, line) { v.dispatch({ effects: toggleBreak.of(line.from) }); on.breaks(); return true; }
          }
        }),
        lineNumbers(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(),
        highlightActiveLine(), highlightActiveLineGutter(), indentUnit.of('    '), python(), syntaxHighlighting(style), marks,
        readOnly.of([]),
        EditorView.contentAttributes.of({ 'aria-label': 'Python source', spellcheck: 'false', autocapitalize: 'off' }),
        keymap.of([
          { key: 'Mod-Enter', run() { on.run(); return true; } },
          { key: 'F9', run(v) {
            v.dispatch({ effects: toggleBreak.of(v.state.doc.lineAt(v.state.selection.main.head).from) });
            on.breaks();
            return true;
          } },
          { key: 'Escape', run(v) { v.contentDOM.blur(); return true; } },
          ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        hoverTooltip((v, at) => {
          const line = v.state.doc.lineAt(at);
          const tip = on.hover(line.number, at - line.from);
          return tip && { pos: at, above: true, create: () => ({ dom: h('div', { class: 'why-tip' }, tip) }) };
        }, { hoverTime: 250 }),
        EditorView.updateListener.of(update => {
          if (update.docChanged) on.change();
          else if (update.selectionSet) {
            const head = update.state.selection.main.head;
            const line = update.state.doc.lineAt(head);
            on.cursor(line.number, head - line.from);
          }
        })]
    })
  });
  const clamp = (line, column) => {
    const doc = view.state.doc;
    if (line < 1) return 0;
    if (line > doc.lines) return doc.length;
    const l = doc.line(line);
    return Math.min(l.to, l.from + column);
  };
  return {
    view,
    get text() { return view.state.doc.toString(); },
    set text(value) { view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value }, selection: { anchor: 0 } }); },
    /** Marks spans [[line, column, end line, end column, class, title?]...] in a layer of their own. */
    mark(layer, spans) {
      const ranges = [];
      for (const [l, c, el, ec, cls, title] of spans) {
        const from = clamp(l, c), to = clamp(el, ec);
        if (from < to) ranges.push(Decoration.mark({ class: cls, attributes: title ? { title } : undefined }).range(from, to));
      }
      view.dispatch({ effects: setMarks.of({ layer, set: Decoration.set(ranges, true) }) });
    },
    markLine(layer, line, cls) {
      const set = line >= 1 && line <= view.state.doc.lines
        ? Decoration.set([Decoration.line({ class: cls }).range(view.state.doc.line(line).from)]) : Decoration.none;
      view.dispatch({ effects: setMarks.of({ layer, set }) });
    },
    reveal(line) {
      if (line < 1 || line > view.state.doc.lines) return;
      const block = view.lineBlockAt(view.state.doc.line(line).from);
      const scroller = view.scrollDOM;
      if (block.top < scroller.scrollTop || block.bottom > scroller.scrollTop + scroller.clientHeight) {
        scroller.scrollTop = block.top - scroller.clientHeight / 3;
      }
    },
    breakpoints() {
      const lines = new Set();
      view.state.field(breaks).between(0, view.state.doc.length, from => { lines.add(view.state.doc.lineAt(from).number); });
      return lines;
    },
    setBreakpoints(lines) {
      const effects = lines.filter(n => n >= 1 && n <= view.state.doc.lines).map(n => toggleBreak.of(view.state.doc.line(n).from));
      if (effects.length) view.dispatch({ effects });
    },
    focus() { view.focus(); }
  };
}
