def convert(text):
    return int(text)


data = ['1', '2', 'three']
print([len(d) for d in data])
print({d: [convert(x) for x in d.split()] for d in data})
