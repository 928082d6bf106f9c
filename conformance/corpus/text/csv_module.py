import csv
import io

text = 'name,age,note\nAnn,30,"likes ""tea"", cake"\nBob,,\n"multi\nline",1,x\n'
for row in csv.reader(io.StringIO(text)):
    print(row)
for row in csv.DictReader(io.StringIO(text)):
    print(row['name'], row)
out = io.StringIO()
w = csv.writer(out, lineterminator='\n')
w.writerow(['a', 1, None, 'x,y', 'q"q'])
w.writerows([[1.5, True], []])
d = csv.DictWriter(out, ['x', 'y'], lineterminator='\n')
d.writeheader()
d.writerow({'x': 1, 'y': 2})
print(out.getvalue())
print(list(csv.reader(['a;b', "c;'d;e'"], delimiter=';', quotechar="'")))
d.writerow({'z': 1})
