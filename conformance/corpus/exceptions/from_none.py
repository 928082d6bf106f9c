def parse(text):
    try:
        return int(text)
    except ValueError:
        raise ValueError(f'not a number: {text!r}') from None


print(parse('12'))
parse('twelve')
