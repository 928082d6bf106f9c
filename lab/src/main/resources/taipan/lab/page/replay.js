// Walks through a recording, in both directions; the format is described in docs/lab.md.

const PC = 0, STACK = 1, BLOCKS = 2, VARIABLE = 3, ENTER = 4, LEAVE = 5, HEAP = 6, LENGTH = 7, OUTPUT = 8, STATE = 9;
/** States are kept every so many steps, so that no jump has to redo more than half of that. */
const EVERY = 1000;
const NONE = [];
const NEW = Object.freeze({ pc: -1, state: 0, stack: NONE, blocks: NONE, vars: NONE });

const splice = (list, o, p, forward) => {
  const at = o[p + 2], old = o[p + 3], made = o[p + 4 + old];
  const remove = forward ? old : made, insert = forward ? made : old, source = forward ? p + 5 + old : p + 4;
  const result = new Array(list.length - remove + insert);
  for (let i = 0; i < at; i++) result[i] = list[i];
  for (let i = 0; i < insert; i++) result[at + i] = o[source + i];
  for (let i = at + remove; i < list.length; i++) result[i - remove + insert] = list[i];
  return result;
};
const mix = (h, v) => (Math.imul(h ^ v, 0x01000193) + 0x9E3779B1) | 0;

export class Recording {
  constructor(data) {
    this.ops = Int32Array.from(data.ops);
    this.ends = Int32Array.from(data.ends);
    this.states = data.states;
    this.refs = data.refs;
    this.frames = data.frames;
    this.main = data.main;
    this.output = data.output;
    this.errors = data.errors;
    this.end = data.end;
    this.endText = data.endText;
    this.notes = new Map();
    for (const note of data.notes) {
      if (!this.notes.has(note[0])) this.notes.set(note[0], []);
      this.notes.get(note[0]).push(note);
    }
    this.keyframes = [];
    this.frameAt = new Int32Array(this.states);
    this.pcAt = new Int32Array(this.states);
    this.depthAt = new Int32Array(this.states);
    const walk = this.cursor();
    for (let i = 0; i < this.states; i++) {
      if (i) walk.run(i, true);
      if (i % EVERY === 0) this.keyframes.push(walk.copy());
      const top = walk.calls[walk.calls.length - 1];
      this.frameAt[i] = top ?? -1;
      this.pcAt[i] = top === undefined ? -1 : walk.frames[top].pc;
      this.depthAt[i] = walk.calls.length;
    }
  }

  cursor() { return new Cursor(this); }

  /** The code object of a frame. */
  code(frame) { return frame < 0 ? -1 : this.frames[frame][0]; }
}

class Cursor {
  constructor(recording) {
    this.recording = recording;
    this.at = 0;
    if (recording.keyframes.length) this.restore(recording.keyframes[0]);
    else {
      this.calls = [];
      this.frames = recording.frames.map(() => NEW);
      this.heap = [];
      this.lengths = [];
      this.out = 0;
      if (recording.states) this.run(0, true);
    }
  }

  copy() { return { calls: this.calls.slice(), frames: this.frames.slice(), heap: this.heap.slice(), lengths: this.lengths.slice(), out: this.out }; }

  restore(k) {
    this.calls = k.calls.slice();
    this.frames = k.frames.slice();
    this.heap = k.heap.slice();
    this.lengths = k.lengths.slice();
    this.out = k.out;
  }

  go(step) {
    step = Math.max(0, Math.min(this.recording.states - 1, step));
    const near = Math.min(Math.round(step / EVERY), this.recording.keyframes.length - 1);
    if (Math.abs(step - this.at) > Math.abs(step - near * EVERY) + 100) {
      this.restore(this.recording.keyframes[near]);
      this.at = near * EVERY;
    }
    while (this.at < step) this.run(++this.at, true);
    while (this.at > step) this.run(this.at--, false);
    return this;
  }

  /** The operations of a step, done or undone. */
  run(step, forward) {
    const { ops, ends } = this.recording;
    let p = step ? ends[step - 1] : 0;
    const to = ends[step];
    if (forward) {
      while (p < to) {
        this.one(p, true);
        p += length(ops, p);
      }
      return;
    }
    const starts = [];
    for (; p < to; p += length(ops, p)) starts.push(p);
    for (let i = starts.length - 1; i >= 0; i--) this.one(starts[i], false);
  }

  one(p, forward) {
    const o = this.recording.ops, id = o[p + 1], now = forward ? 3 : 2, f = this.frames;
    switch (o[p]) {
      case PC: f[id] = { ...f[id], pc: o[p + now] }; break;
      case STATE: f[id] = { ...f[id], state: o[p + now] }; break;
      case STACK: f[id] = { ...f[id], stack: splice(f[id].stack, o, p, forward) }; break;
      case BLOCKS: f[id] = { ...f[id], blocks: splice(f[id].blocks, o, p, forward) }; break;
      case VARIABLE: {
        const vars = f[id].vars.slice();
        while (vars.length <= o[p + 2]) vars.push(0);
        vars[o[p + 2]] = o[p + (forward ? 4 : 3)];
        f[id] = { ...f[id], vars };
        break;
      }
      case HEAP: this.heap[id] = splice(this.heap[id] || NONE, o, p, forward); break;
      case LENGTH: this.lengths[id] = o[p + now]; break;
      case OUTPUT: this.out = o[p + (forward ? 2 : 1)]; break;
      default: if ((o[p] === ENTER) === forward) this.calls.push(id);
      else this.calls.pop();
    }
  }

  parts(ref) { return this.heap[ref] || NONE; }

  /** Names and values of a namespace. */
  names(ref) {
    const parts = this.parts(ref), names = [];
    for (let i = 0; i + 1 < parts.length; i += 2) names.push([this.recording.refs[parts[i]][2].replace(/^'(.*)'$/, '$1'), parts[i + 1]]);
    return names;
  }

  /** A number for the whole state; the same as the recorder's own. */
  hash() {
    const { refs, frames, main } = this.recording, reached = [], seen = new Set();
    const reach = ref => {
      if (ref && refs[ref][0] !== 'atom' && !seen.has(ref)) {
        seen.add(ref);
        reached.push(ref);
      }
    };
    let h = this.out;
    reach(main);
    for (const id of this.calls) {
      const f = this.frames[id];
      h = mix(mix(mix(h, id), f.pc), f.state);
      h = mix(h, f.stack.length);
      for (const ref of f.stack) {
        h = mix(h, ref);
        reach(ref);
      }
      for (const b of f.blocks) h = mix(h, b);
      let count = f.vars.length;
      while (count && !f.vars[count - 1]) count--;
      for (let i = 0; i < count; i++) {
        h = mix(h, f.vars[i]);
        reach(f.vars[i]);
      }
      reach(frames[id][1]);
      reach(frames[id][2]);
    }
    for (let i = 0; i < reached.length; i++) {
      const ref = reached[i], parts = this.parts(ref);
      h = mix(mix(mix(h, ref), this.lengths[ref] ?? -1), parts.length);
      for (const part of parts) {
        h = mix(h, part);
        reach(part);
      }
    }
    return h;
  }
}

function length(o, p) {
  switch (o[p]) {
    case ENTER: case LEAVE: return 2;
    case OUTPUT: return 3;
    case PC: case STATE: case LENGTH: return 4;
    case VARIABLE: return 5;
    default: return 5 + o[p + 3] + o[p + 4 + o[p + 3]];
  }
}
