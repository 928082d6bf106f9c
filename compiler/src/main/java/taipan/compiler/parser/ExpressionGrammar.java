package taipan.compiler.parser;

/// The grammar of expressions, in the order in which alternatives are tried. The notation is explained at [Grammar].
///
/// CPython: Grammar/python.gram
final class ExpressionGrammar {
    static final String RULES = """
        expressions:
            a=expression b=(',' c=expression => c)+ [','] => tuple (cons a b)
            a=expression ',' => tuple (cons a)
            expression
        expression memo:
            invalid_expression
            invalid_legacy_expression
            a=disjunction 'if' b=disjunction 'else' c=expression => ifExp a b c
            disjunction
            lambdef
        yield_expr:
            'yield' 'from' a=expression => yieldFrom a
            'yield' a=[star_expressions] => yield a
        star_expressions:
            a=star_expression b=(',' c=star_expression => c)+ [','] => tuple (cons a b)
            a=star_expression ',' => tuple (cons a)
            star_expression
        star_expression memo:
            '*' a=bitwise_or => starred a
            expression
        star_named_expressions:
            a=','.star_named_expression+ [','] => a
        star_named_expression:
            '*' a=bitwise_or => starred a
            named_expression
        assignment_expression:
            a=NAME ':=' ~ b=expression => since 8 "Assignment expressions are" namedExpr a b
        named_expression:
            assignment_expression
            invalid_named_expression
            a=expression !':=' => a
        disjunction memo:
            a=conjunction b=('or' c=conjunction => c)+ => boolOp OR (cons a b)
            conjunction
        conjunction memo:
            a=inversion b=('and' c=inversion => c)+ => boolOp AND (cons a b)
            inversion
        inversion memo:
            'not' a=inversion => unary NOT a
            comparison
        comparison:
            a=bitwise_or b=compare_op_bitwise_or_pair+ => compare a b
            bitwise_or
        compare_op_bitwise_or_pair:
            eq_bitwise_or
            noteq_bitwise_or
            lte_bitwise_or
            lt_bitwise_or
            gte_bitwise_or
            gt_bitwise_or
            notin_bitwise_or
            in_bitwise_or
            isnot_bitwise_or
            is_bitwise_or
        eq_bitwise_or:
            '==' a=bitwise_or => comparison EQ a
        noteq_bitwise_or:
            (t='!=' => barry t) a=bitwise_or => comparison NOT_EQ a
        lte_bitwise_or:
            '<=' a=bitwise_or => comparison LT_E a
        lt_bitwise_or:
            '<' a=bitwise_or => comparison LT a
        gte_bitwise_or:
            '>=' a=bitwise_or => comparison GT_E a
        gt_bitwise_or:
            '>' a=bitwise_or => comparison GT a
        notin_bitwise_or:
            'not' 'in' a=bitwise_or => comparison NOT_IN a
        in_bitwise_or:
            'in' a=bitwise_or => comparison IN a
        isnot_bitwise_or:
            'is' 'not' a=bitwise_or => comparison IS_NOT a
        is_bitwise_or:
            'is' a=bitwise_or => comparison IS a
        bitwise_or left:
            a=bitwise_or '|' b=bitwise_xor => binary BIT_OR a b
            bitwise_xor
        bitwise_xor left:
            a=bitwise_xor '^' b=bitwise_and => binary BIT_XOR a b
            bitwise_and
        bitwise_and left:
            a=bitwise_and '&' b=shift_expr => binary BIT_AND a b
            shift_expr
        shift_expr left:
            a=shift_expr '<<' b=sum => binary L_SHIFT a b
            a=shift_expr '>>' b=sum => binary R_SHIFT a b
            sum
        sum left:
            a=sum '+' b=term => binary ADD a b
            a=sum '-' b=term => binary SUB a b
            term
        term left:
            a=term '*' b=factor => binary MULT a b
            a=term '/' b=factor => binary DIV a b
            a=term '//' b=factor => binary FLOOR_DIV a b
            a=term '%' b=factor => binary MOD a b
            a=term '@' b=factor => since 5 "The '@' operator is" binary MAT_MULT a b
            factor
        factor memo:
            '+' a=factor => unary U_ADD a
            '-' a=factor => unary U_SUB a
            '~' a=factor => unary INVERT a
            power
        power:
            a=await_primary '**' b=factor => binary POW a b
            await_primary
        await_primary memo:
            AWAIT a=primary => since 5 "Await expressions are" await a
            primary
        primary left:
            a=primary '.' b=NAME => attribute a b LOAD
            a=primary b=genexp => call a (cons b)
            a=primary '(' b=[arguments] ')' => call a b
            a=primary '[' b=slices ']' => subscript a b LOAD
            atom
        slices:
            a=slice !',' => a
            a=','.slice+ [','] => tuple a
        slice:
            a=[expression] ':' b=[expression] c=[':' d=[expression] => optional d] => slice a b c
            named_expression
        atom:
            NAME
            'True' => true
            'False' => false
            'None' => none
            &STRING a=strings => a
            NUMBER
            &'(' a=(tuple | group | genexp) => a
            &'[' a=(list | listcomp) => a
            &'{' a=(dict | set | dictcomp | setcomp) => a
            '...' => ellipsis
        group:
            '(' a=(yield_expr | named_expression) ')' => a
            invalid_group
        lambdef:
            'lambda' [lambda_params] ':' a=expression => lambda a
        lambda_params:
            invalid_lambda_parameters
            lambda_parameters
        lambda_parameters:
            lambda_slash_no_default lambda_param_no_default* lambda_param_with_default* [lambda_star_etc] => since 8 "Positional-only parameters are"
            lambda_slash_with_default lambda_param_with_default* [lambda_star_etc] => since 8 "Positional-only parameters are"
            lambda_param_no_default+ lambda_param_with_default* [lambda_star_etc]
            lambda_param_with_default+ [lambda_star_etc]
            lambda_star_etc
        lambda_slash_no_default:
            lambda_param_no_default+ '/' ','
            lambda_param_no_default+ '/' &':'
        lambda_slash_with_default:
            lambda_param_no_default* lambda_param_with_default+ '/' ','
            lambda_param_no_default* lambda_param_with_default+ '/' &':'
        lambda_star_etc:
            '*' lambda_param_no_default lambda_param_maybe_default* [lambda_kwds]
            '*' ',' lambda_param_maybe_default+ [lambda_kwds]
            lambda_kwds
            invalid_lambda_star_etc
        lambda_kwds:
            '**' lambda_param_no_default
        lambda_param_no_default:
            a=lambda_param ',' => a
            a=lambda_param &':' => a
        lambda_param_with_default:
            lambda_param default ','
            lambda_param default &':'
        lambda_param_maybe_default:
            lambda_param default? ','
            lambda_param default? &':'
        lambda_param:
            NAME => span
        strings memo:
            a=STRING+ => strings a
        list:
            '[' a=[star_named_expressions] ']' => list a
        tuple:
            '(' a=[b=star_named_expression ',' c=[star_named_expressions] => cons b c] ')' => tuple a
        set:
            '{' a=star_named_expressions '}' => set a
        dict:
            '{' [double_starred_kvpairs] '}' => dict
            '{' invalid_double_starred_kvpairs '}'
        double_starred_kvpairs:
            ','.double_starred_kvpair+ [',']
        double_starred_kvpair:
            '**' bitwise_or
            kvpair
        kvpair:
            expression ':' expression
        for_if_clauses:
            a=for_if_clause+ => a
        for_if_clause:
            ASYNC 'for' a=star_targets 'in' ~ b=disjunction c=('if' d=disjunction => d)* => since 6 "Async comprehensions are" comprehension a b c
            'for' a=star_targets 'in' ~ b=disjunction c=('if' d=disjunction => d)* => comprehension a b c
            invalid_for_target
        listcomp:
            '[' named_expression for_if_clauses ']' => listComp
            invalid_comprehension
        setcomp:
            '{' named_expression for_if_clauses '}' => setComp
            invalid_comprehension
        genexp:
            '(' (assignment_expression | expression !':=') for_if_clauses ')' => generatorExp
            invalid_comprehension
        dictcomp:
            '{' kvpair for_if_clauses '}' => dictComp
            invalid_dict_comprehension
        arguments memo:
            a=args [','] &')' => a
            invalid_arguments
        args:
            a=','.(starred_expression | b=(assignment_expression | c=expression !':=' => c) !'=' => b)+ b=[',' k=kwargs => k] => arguments a b
            a=kwargs => arguments a
        kwargs:
            a=','.kwarg_or_starred+ ',' b=','.kwarg_or_double_starred+ => join a b
            ','.kwarg_or_starred+
            ','.kwarg_or_double_starred+
        starred_expression:
            '*' a=expression => starred a
        kwarg_or_starred:
            invalid_kwarg
            a=NAME '=' b=expression => keyword a b
            starred_expression
        kwarg_or_double_starred:
            invalid_kwarg
            a=NAME '=' b=expression => keyword a b
            '**' b=expression => doubleStarred b

        star_targets:
            a=star_target !',' => a
            a=star_target b=(',' c=star_target => c)* [','] => tuple (cons a b)
        star_targets_list_seq:
            a=','.star_target+ [','] => a
        star_targets_tuple_seq:
            a=star_target b=(',' c=star_target => c)+ [','] => cons a b
            a=star_target ',' => cons a
        star_target memo:
            '*' a=(!'*' b=star_target => b) => starred a
            target_with_star_atom
        target_with_star_atom memo:
            a=t_primary '.' b=NAME !t_lookahead => attribute a b STORE
            a=t_primary '[' b=slices ']' !t_lookahead => subscript a b STORE
            star_atom
        star_atom:
            NAME
            '(' a=target_with_star_atom ')' => a
            '(' a=[star_targets_tuple_seq] ')' => tuple a
            '[' a=[star_targets_list_seq] ']' => list a
        single_target:
            single_subscript_attribute_target
            NAME
            '(' a=single_target ')' => a
        single_subscript_attribute_target:
            a=t_primary '.' b=NAME !t_lookahead => attribute a b STORE
            a=t_primary '[' b=slices ']' !t_lookahead => subscript a b STORE
        t_primary left:
            a=t_primary '.' b=NAME &t_lookahead => attribute a b LOAD
            a=t_primary '[' b=slices ']' &t_lookahead => subscript a b LOAD
            a=t_primary b=genexp &t_lookahead => call a (cons b)
            a=t_primary '(' b=[arguments] ')' &t_lookahead => call a b
            a=atom &t_lookahead => a
        t_lookahead:
            '('
            '['
            '.'
        del_targets:
            ','.del_target+ [',']
        del_target memo:
            t_primary '.' NAME !t_lookahead
            t_primary '[' slices ']' !t_lookahead
            del_t_atom
        del_t_atom:
            NAME
            '(' del_target ')'
            '(' [del_targets] ')'
            '[' [del_targets] ']'
        type_expressions:
            ','.expression+ ',' '*' expression ',' '**' expression
            ','.expression+ ',' '*' expression
            ','.expression+ ',' '**' expression
            '*' expression ',' '**' expression
            '*' expression
            '**' expression
            ','.expression+
        """;

    private ExpressionGrammar() {}
}
