# A program is found by its path, also through links; sys.path[0] is its folder.
mkdir -p deep/er
echo 'import sys, friend; print(friend.x, sys.path[0], __file__)' > deep/er/prog.py
echo 'x = "friend"' > deep/er/friend.py
$PYTHON deep/er/prog.py
$PYTHON "$PWD/deep/er/prog.py"
ln -s deep/er/prog.py link.py
$PYTHON link.py
cd deep && $PYTHON ../deep/er/prog.py
