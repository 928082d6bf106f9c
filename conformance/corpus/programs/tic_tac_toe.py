LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    for a, b, c in LINES:
        if board[a] != ' ' and board[a] == board[b] == board[c]:
            return board[a]
    return None if ' ' in board else 'draw'


def best(board, player, cache={}):
    key = ''.join(board) + player
    if key in cache:
        return cache[key]
    w = winner(board)
    if w:
        return {'X': 1, 'O': -1, 'draw': 0}[w], None
    results = []
    for i in range(9):
        if board[i] == ' ':
            board[i] = player
            results.append((best(board, 'O' if player == 'X' else 'X')[0], i))
            board[i] = ' '
    cache[key] = (max if player == 'X' else min)(results, key=lambda r: r[0])
    return cache[key]


board, player = list(' ' * 9), 'X'
board[4], player = 'X', 'O'
while not winner(board):
    score, move = best(board, player)
    board[move] = player
    player = 'O' if player == 'X' else 'X'
for r in range(0, 9, 3):
    print('|'.join(board[r:r + 3]))
print(winner(board))
