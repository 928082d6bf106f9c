def größe(π):
    text = 'naïve ☕ 😀'
    return text + π


größe(3.14)
