text = ('Taipan runs ordinary programs. This one breaks a paragraph into lines of equal width, '
        'by spreading the blanks between the words as evenly as it can.')


def lines(words, width):
    line = []
    for word in words:
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            yield line
            line = []
        line.append(word)
    yield line


def justify(line, width):
    if len(line) == 1:
        return line[0].ljust(width)
    gaps, blanks = len(line) - 1, width - sum(map(len, line))
    base, extra = divmod(blanks, gaps)
    return ''.join(w + ' ' * (base + (i < extra)) for i, w in enumerate(line[:-1])) + line[-1]


for line in lines(text.split(), 30):
    print('|' + justify(line, 30) + '|')
for line in lines(text.split(), 30):
    print('|{:^30}|'.format(' '.join(line)))
box = [l.rstrip() for l in ['one', 'three  ', 'five five']]
w = max(map(len, box))
print('+' + '-' * (w + 2) + '+', *(f'| {l:<{w}} |' for l in box), '+' + '-' * (w + 2) + '+', sep='\n')
print('\u2500' * 5, 'é'.center(7, '·'), '日本'.ljust(5, '*'), sep='\n')
