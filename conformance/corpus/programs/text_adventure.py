ROOMS = {
    'hall': {'north': 'garden', 'east': 'kitchen', 'items': {'lamp'}},
    'garden': {'south': 'hall', 'items': set()},
    'kitchen': {'west': 'hall', 'items': {'knife', 'bread'}},
}


class Game:
    def __init__(self):
        self.room, self.bag, self.moves = 'hall', set(), 0

    def do(self, line):
        verb, _, rest = line.partition(' ')
        handler = getattr(self, f'do_{verb}', None)
        if handler is None:
            return f"I don't know how to {verb!r}."
        self.moves += 1
        return handler(rest)

    def do_go(self, where):
        if where not in ROOMS[self.room] or where == 'items':
            return "You can't go there."
        self.room = ROOMS[self.room][where]
        return f'You are in the {self.room}.'

    def do_take(self, thing):
        try:
            ROOMS[self.room]['items'].remove(thing)
        except KeyError as e:
            return f'There is no {e} here.'
        self.bag.add(thing)
        return f'Taken: {thing}.'

    def do_look(self, _):
        exits = ', '.join(sorted(k for k in ROOMS[self.room] if k != 'items'))
        items = ', '.join(sorted(ROOMS[self.room]['items'])) or 'nothing'
        return f'{self.room.title()}: exits {exits}; you see {items}.'

    def do_bag(self, _):
        return ' '.join(sorted(self.bag)) or 'empty'


game = Game()
for line in ('look', 'take lamp', 'go up', 'go east', 'look', 'take bread', 'take gold', 'dance', 'bag', 'go west', 'go north', 'look'):
    print('>', line)
    print(game.do(line))
print(game.moves)
