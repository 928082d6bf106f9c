def to_celsius(f):
    return (f - 32) * 5 / 9


for f in range(0, 101, 20):
    print(f'{f:>4}°F = {to_celsius(f):7.2f}°C')
readings = {'Mon': 18.5, 'Tue': 21.0, 'Wed': 19.75, 'Thu': 23.25}
warmest = max(readings, key=readings.get)
print('warmest:', warmest, readings[warmest], 'mean:', sum(readings.values()) / len(readings))
print({day: 'warm' if t > 20 else 'cool' for day, t in readings.items()})
print(to_celsius('hot'))
