def function_with_a_very_long_name_that_goes_on(argument_number_one, argument_number_two, argument_number_three, argument_number_four):
    return argument_number_one + argument_number_two + argument_number_three + argument_number_four + undefined_argument_number_five


def caller(): return function_with_a_very_long_name_that_goes_on(1, 2, 3, 4)  # a comment; it stays


x = 1; y = 2; caller(); z = 3
