// Lessons: a short text, a program, places to look at, a question. And the quiz, which asks about any recording.

import { h, show } from './dom.js';
import { brief } from './values.js';

export const lessons = [
  {
    id: 'function', title: 'A function is an object',
    text: ['When Python reaches a `def`, it does not run the lines inside. It makes an **object** that remembers them, a function, and binds the name to it, as `x = 3` binds `x` to 3.',
      'The column in the middle shows the program as Python’s machine sees it: a list of small **instructions**. The marked one comes next; the button **→** (or the key) carries it out. The machine works on a pile of values, the **value stack** on the right: instructions put values on top and take them away again.',
      'Press → four times and watch: a code object and the text `\'greet\'` are put on the stack, `MAKE_FUNCTION` makes one function of the two, `STORE_NAME` takes it away and binds it to a name.'],
    program: `def greet(name):
    return 'Hello, ' + name

say = greet
print(say('Ada'))
`,
    looks: [{ text: 'The function is made', line: 1, op: 'MAKE_FUNCTION' }, { text: 'A second name for it', line: 4, op: 'STORE_NAME' }, { text: 'Only now its body runs', line: 2, op: 'LOAD_CONST' }],
    question: { line: 1, op: 'STORE_NAME', ask: 'The def statement is nearly done; STORE_NAME greet comes next. What lies on the stack now?',
      options: ['the text \'greet\'', 'a function object', 'the text \'Hello, Ada\''], answer: 1, because: 'MAKE_FUNCTION has taken the code object and the name and left a function. The body has not run: that takes a call.' }
  },
  {
    id: 'code', title: 'The code object inside', view: ['code', 'object'],
    text: ['A function is a small thing: a name, default values, a few references. The work is in its **code object**, `area.__code__`, made once, when the program was compiled, and never changed again.',
      'The view “Code object” shows all of it: `co_varnames` are the local variables (parameters first), `co_consts` the constants, `co_code` the instructions as bytes, two for each. `co_stacksize` says how high the value stack can get: the compiler has worked that out, too.'],
    program: `def area(width, height):
    size = width * height
    return size

print(area(3, 4))
print(area.__code__.co_varnames)
`,
    looks: [{ text: 'The fields of the code object', view: ['code', 'object'] }, { text: 'Its bytes', view: ['code', 'hex'] }, { text: 'Both values on the stack', line: 2, op: 'BINARY_MULTIPLY', view: ['code', 'code'] }],
    question: { line: 2, op: 'BINARY_MULTIPLY', ask: 'area has three local variables. What is its co_stacksize, the most values on its stack at once?',
      options: ['1', '2', '3'], answer: 1, because: 'Local variables live in slots, not on the stack. Only width and height ever lie there together, for the multiplication.' }
  },
  {
    id: 'constants', title: 'Compile time or run time?', why: true, view: ['code', 'code'],
    text: ['Which of this is known before the program runs? The colours in the source say it. Shaded text was decided by the **compiler**: constants, places of local variables, and whole computations such as `24 * 60 * 60`. Underlined text waits until the program **runs**: names of functions, attributes, operators on values nobody knows yet.',
      'Hover over any coloured piece (or put the cursor on it) for the reason.'],
    program: `RATE = 19

def price(net):
    tax = RATE / 100
    day = 24 * 60 * 60
    print(net, tax, day)
    return round(net * (1 + tax), 2)

price(50)
`,
    looks: [{ text: 'The folded constant', line: 5, op: 'LOAD_CONST' }, { text: 'RATE is looked up', line: 4, op: 'LOAD_GLOBAL' }, { text: 'print: missed in globals, found in builtins', line: 6, op: 'LOAD_GLOBAL' }],
    question: { line: 5, op: 'LOAD_CONST', ask: 'What is left of 24 * 60 * 60 when the program runs?',
      options: ['two multiplications', 'a single LOAD_CONST 86400', 'one multiplication, 1440 * 60'], answer: 1, because: 'All parts are constants, so the compiler multiplied them and stored the result in co_consts.' }
  },
  {
    id: 'expression', title: 'One expression on the stack',
    text: ['How does a machine compute `a * b + 1`? It never sees the whole expression. The compiler has turned it into an order: push `a`, push `b`, multiply the top two, push 1, add the top two.',
      'Each operation takes its values from the top of the stack and leaves its result there. Step through line 2 and say before each step what the stack will look like.'],
    program: `def compute(a, b):
    return a * b + 1

print(compute(2, 3))
`,
    looks: [{ text: 'Before the first instruction', line: 2, op: 'LOAD_FAST' }, { text: 'Before the multiplication', line: 2, op: 'BINARY_MULTIPLY' }],
    question: { line: 2, op: 'BINARY_ADD', ask: 'BINARY_ADD comes next. What is on the stack now, bottom first?',
      options: ['2, 3, 1', '6, 1', '7'], answer: 1, because: 'The multiplication took 2 and 3 and left 6; then the constant 1 was pushed.' }
  },
  {
    id: 'branch', title: 'A branch is a jump',
    text: ['There is no `if` among the instructions. The condition leaves True or False on the stack, and `POP_JUMP_IF_FALSE` takes it away: if it was false, the machine goes on somewhere else, if it was true, with the next instruction.',
      'The lines left of the instructions show where the jumps lead.'],
    program: `def sign(n):
    if n < 0:
        return 'minus'
    return 'plus'

print(sign(5))
print(sign(-5))
`,
    looks: [{ text: 'The comparison', line: 2, op: 'COMPARE_OP' }, { text: 'The jump, second call', line: 2, op: 'POP_JUMP_IF_FALSE', nth: 2 }],
    question: { line: 2, op: 'POP_JUMP_IF_FALSE', ask: 'n is 5. Which line will the machine be on after this jump?',
      options: ['line 3', 'line 4', 'line 2 again'], answer: 1, because: 'The condition is False, so the jump is taken: over line 3, to the instructions of line 4.' }
  },
  {
    id: 'loop', title: 'A loop is a jump back',
    text: ['`for` asks the list for an **iterator** (`GET_ITER`), which stays on the stack as long as the loop runs. `FOR_ITER` asks it for the next value and pushes it; the last instruction of the body jumps back to `FOR_ITER`.',
      'In the view “Objects” you see the iterator and where in the list it is.'],
    program: `def add_up(numbers):
    total = 0
    for n in numbers:
        total += n
    return total

print(add_up([5, 7]))
`,
    looks: [{ text: 'The iterator is made', line: 3, op: 'GET_ITER' }, { text: 'The second round', line: 3, op: 'FOR_ITER', nth: 2 }, { text: 'The jump back', line: 4, op: 'JUMP_ABSOLUTE' }],
    question: { line: 3, op: 'FOR_ITER', nth: 3, ask: 'FOR_ITER is about to ask for a third value, and there is none. What will it do?',
      options: ['push None', 'drop the iterator and jump behind the loop', 'end the program with StopIteration'], answer: 1, because: 'Inside, the iterator says that it is finished; FOR_ITER takes it off the stack and jumps to the instructions of line 5.' }
  },
  {
    id: 'call', title: 'A call makes a frame',
    text: ['Each call gets a **frame** of its own: a set of local variables, a value stack, a place in the code. While it runs, the caller’s frame waits, with everything on its stack untouched. The call stack on the right shows them all; click on a frame to look into it.',
      'Both functions have a variable `x`, and neither sees the other’s.'],
    program: `def double(x):
    return x + x

def quadruple(x):
    y = double(x)
    return double(y)

print(quadruple(3))
`,
    looks: [{ text: 'Before the call', line: 5, op: 'CALL_FUNCTION' }, { text: 'Inside: three frames', line: 2, op: 'LOAD_FAST' }, { text: 'Back again', line: 5, op: 'STORE_FAST' }],
    question: { line: 2, op: 'RETURN_VALUE', ask: 'double is about to return 6. Where does that value go first?',
      options: ['into the variable y', 'onto the value stack of quadruple', 'onto the value stack of the module'], answer: 1, because: 'The call leaves its result on the caller’s stack, like any other instruction. Only the STORE_FAST behind it puts it into y.' }
  },
  {
    id: 'closure', title: 'A closure shares a cell', view: ['machine', 'objects'],
    text: ['`step` uses `n` of the function around it, and goes on using it after that function has returned. So `n` cannot live in the frame, which is gone by then. The compiler noticed, and put `n` into a **cell**: a small box that the frame and the inner function both refer to.',
      'The instructions say so: `LOAD_CLOSURE` fetches the box, `LOAD_DEREF` and `STORE_DEREF` look inside. The view “Scopes” shows it from the compiler’s side.'],
    program: `def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step

tick = counter()
print(tick(), tick())
`,
    looks: [{ text: 'The box goes into the function', line: 3, op: 'MAKE_FUNCTION' }, { text: 'Cells and free variables', view: ['code', 'scopes'] }, { text: 'The second tick', line: 5, op: 'LOAD_DEREF', nth: 2, view: ['code', 'code'] }],
    question: { line: 5, op: 'STORE_DEREF', nth: 2, ask: 'counter() has returned long ago. Where is n now?',
      options: ['among the globals', 'in a cell that the function step holds', 'in the frame of counter, which was kept'], answer: 1, because: 'The closure of step refers to the cell, and the cell refers to the number. The frame of counter is gone.' }
  },
  {
    id: 'finally', title: 'try, finally and the block stack', view: ['machine', 'stack'],
    text: ['A `try` costs one instruction: `SETUP_FINALLY` notes on the **block stack** where to go if an exception comes, and how high the value stack was. `POP_BLOCK` takes the note away again.',
      'When an exception comes, the machine takes the top note, cuts the stack back, puts the exception on it and goes on at the handler. A `finally` body therefore stands in the code several times, once for each way out.'],
    program: `def careful(n):
    try:
        return 10 // n
    except ZeroDivisionError:
        return 0
    finally:
        print('done with', n)

careful(2)
careful(0)
`,
    looks: [{ text: 'The first note', line: 2, op: 'SETUP_FINALLY' }, { text: 'An exception arrives', line: 4, op: 'DUP_TOP' }, { text: 'finally, after the exception', line: 7, op: 'LOAD_GLOBAL', nth: 2 }],
    question: { line: 3, op: 'BINARY_FLOOR_DIVIDE', nth: 2, ask: 'The division by zero comes next. How many notes are on the block stack?',
      options: ['0', '1', '2'], answer: 2, because: 'One for except, one for finally: a try with both has two SETUP_FINALLY, and the inner one gets the exception first.' }
  },
  {
    id: 'generator', title: 'A generator is a frame that waits',
    text: ['Calling `squares()` runs nothing: it makes a generator, a frame that has not started. Each `next()` lets it run to the next `yield`. Then `YIELD_VALUE` hands a value out and the frame is **suspended**: its variables and its place in the code stay, until somebody asks again.',
      'Under “Waiting to go on” you can look into the suspended frame.'],
    program: `def squares():
    n = 1
    while True:
        yield n * n
        n += 1

s = squares()
print(next(s))
print(next(s))
`,
    looks: [{ text: 'A generator, not started', line: 7, op: 'STORE_NAME' }, { text: 'The first yield', line: 4, op: 'YIELD_VALUE' }, { text: 'It goes on behind the yield', line: 5, op: 'LOAD_FAST' }],
    question: { line: 4, op: 'YIELD_VALUE', nth: 2, ask: 'The generator is about to yield 4. What happens to its variable n?',
      options: ['it is lost; the function starts anew', 'it stays in the suspended frame', 'it becomes a global'], answer: 1, because: 'Suspending keeps the whole frame. That is all a generator is: a frame that can wait.' }
  },
  {
    id: 'comprehension', title: 'A comprehension is a function',
    text: ['A list comprehension looks like an expression. In Python 3.10 the compiler makes a nested **function** of it, called `<listcomp>`, with a code object, a frame and local variables of its own; that is why its `i` does not leak out.',
      'The iterable (`range(n)`) is computed outside and handed in as the only argument, `.0`.'],
    program: `def evens(n):
    return [i * 2 for i in range(n)]

print(evens(3))
`,
    looks: [{ text: 'The function is made', line: 2, op: 'MAKE_FUNCTION' }, { text: 'Inside, the list grows', line: 2, op: 'LIST_APPEND', nth: 2 }],
    question: { line: 2, op: 'LIST_APPEND', nth: 2, ask: 'Which frame is running now, on top of the call stack?',
      options: ['evens', '<listcomp>', 'the module'], answer: 1, because: 'The comprehension has a frame of its own; evens waits for the list it returns.' }
  },
  {
    id: 'fstring', title: 'An f-string is glue',
    text: ['An f-string is cut into pieces by the compiler. Literal text becomes constants. Each `{…}` becomes: compute the value, then `FORMAT_VALUE`, which makes text of it, with the format after the colon if there is one. `BUILD_STRING` joins the pieces.',
      'So the text between the braces is ordinary code, compiled like any other: no parsing is left for run time.'],
    program: `def label(name, price):
    return f'{name:>8}: {price:.2f} EUR'

print(label('tea', 2.5))
`,
    looks: [{ text: 'A value and its format', line: 2, op: 'FORMAT_VALUE' }, { text: 'The tree of it', view: ['code', 'tree'] }, { text: 'All pieces', line: 2, op: 'BUILD_STRING', view: ['code', 'code'] }],
    question: { line: 2, op: 'BUILD_STRING', ask: 'How many pieces will BUILD_STRING join?',
      options: ['2', '3', '4'], answer: 2, because: 'The name, \': \', the price and \' EUR\': the two values are text by now.' }
  },
  {
    id: 'match', title: 'Pattern matching is a row of tests',
    text: ['`match` has no magic either. Each pattern becomes a row of small tests; the first that fails jumps to the next `case`. For `(0, 0)`: is it a sequence? has it length 2? is the first item 0, the second 0?',
      'Names in a pattern are bound only when all tests have passed: until then the values wait on the stack.'],
    program: `def where(point):
    match point:
        case (0, 0):
            return 'the origin'
        case (x, 0):
            return f'on the x axis, at {x}'
        case _:
            return 'somewhere'

print(where((3, 0)))
`,
    looks: [{ text: 'Is it a sequence?', line: 3, op: 'MATCH_SEQUENCE' }, { text: 'Its items', line: 3, op: 'UNPACK_SEQUENCE' }, { text: 'The second case binds x', line: 5, op: 'STORE_FAST' }],
    question: { line: 3, op: 'POP_JUMP_IF_FALSE', ask: 'MATCH_SEQUENCE has answered True. What is tested next?',
      options: ['the length of the point', 'whether the first item is 0', 'whether x is 3'], answer: 0, because: 'GET_LEN and a comparison with 2: only a sequence of two items can be taken apart into two.' }
  }
];

/** `code` and **strong** in a text. */
const rich = text => text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map(part => part.startsWith('`') ? h('code', {}, part.slice(1, -1))
  : part.startsWith('**') ? h('strong', {}, part.slice(2, -2)) : part);

export function showLesson(card, lesson, t, keep) {
  const at = lessons.indexOf(lesson), q = lesson.question;
  const see = look => {
    if (look.line) {
      const step = t.machine.find(look.line, look.op, look.nth || 1);
      if (step >= 0) t.machine.go(step);
    }
    if (look.view) t.select(...look.view);
  };
  const verdict = h('p', { 'aria-live': 'polite' });
  const choices = h('div', { class: 'choices', role: 'group', 'aria-label': 'Answers' }, q.options.map((option, i) => h('button', {
    onclick: e => {
      const right = i === q.answer;
      e.target.classList.add(right ? 'right' : 'wrong');
      verdict.textContent = (right ? 'Right. ' : 'Not quite. ') + (right ? q.because : 'Look at the stack and try again.');
    }
  }, option)));
  show(card, h('div', { class: 'row' }, h('h2', {}, `${at + 1}. ${lesson.title}`), h('span', {},
    h('button', { class: 'quiet icon', disabled: at === 0, 'aria-label': 'Lesson before', onclick: () => t.open(lessons[at - 1].id) }, '‹'),
    h('button', { class: 'quiet icon', disabled: at === lessons.length - 1, 'aria-label': 'Next lesson', onclick: () => t.open(lessons[at + 1].id) }, '›'))),
  lesson.text.map(p => h('p', {}, rich(p))),
  h('div', { class: 'choices', role: 'group', 'aria-label': 'Look at' }, lesson.looks.map(look => h('button', { onclick: () => see(look) }, look.text))),
  h('div', { class: 'question' }, h('b', {}, 'Question'), h('p', {}, q.ask, ' ', h('button', { class: 'link', onclick: () => see(q) }, 'Show me the place')), choices, verdict));
  card.scrollTop = 0;
  if (!keep) {
    if (lesson.view) t.select(...lesson.view);
    else t.select('machine', 'stack');
  }
}

// Quiz

export function quiz(card, t) {
  let right = 0, asked = 0;
  const m = t.machine;

  function candidates() {
    const rec = m.recording, steps = [];
    for (let i = 0; i < rec.states - 2; i++) {
      const ins = m.instruction(i), f = rec.frameAt[i];
      if (!ins || rec.frameAt[i + 1] !== f || (rec.notes.get(i + 1) || []).length) continue;
      const jump = /POP_JUMP|FOR_ITER|JUMP_IF/.test(ins[1]);
      if (jump || /^(LOAD|BINARY|INPLACE|COMPARE|CALL|BUILD|ROT|UNARY|FORMAT|GET_ITER|CONTAINS|IS_OP)/.test(ins[1])) steps.push(i);
    }
    return steps;
  }

  function ask() {
    const steps = candidates();
    if (!steps.length) {
      show(card, h('h2', {}, 'Quiz'), h('p', {}, 'This program is too short to ask about. Write a longer one and run it.'));
      return;
    }
    const at = steps[Math.floor(Math.random() * steps.length)], rec = m.recording;
    m.go(at);
    const ins = m.instruction(at), f = rec.frameAt[at], after = rec.cursor().go(at + 1);
    let question, answer, others;
    if (/POP_JUMP|FOR_ITER|JUMP_IF/.test(ins[1])) {
      question = `Which instruction will be next, after ${ins[1]}?`;
      const name = offset => {
        const next = m.codes[rec.code(f)].instructions[offset / 2];
        return `${next[0]} ${next[1]} ${next[3]}`.trim();
      };
      answer = name(2 * rec.pcAt[at + 1]);
      others = [name(ins[0] + 2), name(ins[6])];
    } else {
      question = `What will lie on top of the stack after ${ins[1]}${ins[3] ? ' (' + ins[3] + ')' : ''}?`;
      const stack = after.frames[f].stack, show_ = ref => brief(after, ref, 1);
      if (!stack.length) return ask();
      answer = show_(stack[stack.length - 1]);
      others = [...stack.slice(0, -1), ...m.state.frames[f].stack, ...m.state.frames[f].vars].filter(Boolean).map(show_);
      if (/^-?\d+$/.test(answer)) others.push(String(neighbour(answer, 1)), String(neighbour(answer, -1)));
      if (answer === 'True' || answer === 'False') others.push('True', 'False');
      others.push('None', 'NULL');
    }
    const options = [...new Set([answer, ...[...new Set(others)].filter(o => o !== answer).slice(0, 3)])];
    for (let i = options.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1));
      [options[i], options[j]] = [options[j], options[i]];
    }
    let done = false;
    const verdict = h('p', { 'aria-live': 'polite' });
    const buttons = options.map((option, i) => h('button', {
      onclick: e => {
        if (done) return;
        done = true;
        asked++;
        const good = option === answer;
        if (good) right++;
        e.currentTarget.classList.add(good ? 'right' : 'wrong');
        buttons.find((b, k) => options[k] === answer).classList.add('right');
        verdict.textContent = (good ? 'Right. ' : 'No. ') + `${right} of ${asked}.`;
        m.go(at + 1);
        next.hidden = false;
        next.focus();
      }
    }, h('kbd', {}, String(i + 1)), ' ', option));
    const next = h('button', { class: 'main', hidden: true, onclick: ask }, 'Next question');
    show(card, h('div', { class: 'row' }, h('h2', {}, 'Quiz'), h('span', { class: 'dim' }, asked ? `${right} of ${asked}` : 'about the program below')), h('p', {}, question),
      h('div', { class: 'choices', role: 'group', 'aria-label': 'Answers', tabindex: -1, onkeydown: e => buttons[+e.key - 1]?.click() }, buttons), verdict, next);
    buttons[0].focus({ preventScroll: true });
  }
  ask();
}

const neighbour = (text, by) => BigInt(text) + BigInt(by);
