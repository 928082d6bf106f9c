import sys

print('before')
sys.exit('something went wrong: ' + repr([1, 2]))
