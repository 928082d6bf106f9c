package taipan.compiler.parser;

/// The grammar of programs and statements, in the order in which alternatives are tried. The notation is explained at
/// [Grammar].
///
/// Statements make no tree here: only what error messages need has an action.
///
/// CPython: Grammar/python.gram
final class StatementGrammar {
    static final String RULES = """
        file:
            [statements] ENDMARKER
        interactive:
            statement_newline
        eval:
            expressions NEWLINE* ENDMARKER
        func_type:
            '(' [type_expressions] ')' '->' expression NEWLINE* ENDMARKER
        fstring:
            star_expressions

        statements:
            statement+
        statement:
            compound_stmt
            simple_stmts
        statement_newline:
            compound_stmt NEWLINE
            simple_stmts
            NEWLINE
            ENDMARKER => exit
        simple_stmts:
            simple_stmt !';' NEWLINE
            ';'.simple_stmt+ [';'] NEWLINE
        simple_stmt memo:
            assignment
            star_expressions
            &'return' return_stmt
            &('import' | 'from') import_stmt
            &'raise' raise_stmt
            'pass'
            &'del' del_stmt
            &'yield' yield_stmt
            &'assert' assert_stmt
            'break'
            'continue'
            &'global' global_stmt
            &'nonlocal' nonlocal_stmt
        compound_stmt:
            &('def' | '@' | ASYNC) function_def
            &'if' if_stmt
            &('class' | '@') class_def
            &('with' | ASYNC) with_stmt
            &('for' | ASYNC) for_stmt
            &'try' try_stmt
            &'while' while_stmt
            match_stmt

        assignment:
            NAME ':' expression ['=' annotated_rhs] => since 6 "Variable annotation syntax is"
            ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs] => since 6 "Variable annotations syntax is"
            (star_targets '=')+ (yield_expr | star_expressions) !'=' [TYPE_COMMENT]
            single_target augassign ~ (yield_expr | star_expressions)
            invalid_assignment
        annotated_rhs:
            yield_expr
            star_expressions
        augassign:
            '+='
            '-='
            '*='
            '@=' => since 5 "The '@' operator is"
            '/='
            '%='
            '&='
            '|='
            '^='
            '<<='
            '>>='
            '**='
            '//='
        return_stmt:
            'return' [star_expressions]
        raise_stmt:
            'raise' expression ['from' expression]
            'raise'
        global_stmt:
            'global' ','.NAME+
        nonlocal_stmt:
            'nonlocal' ','.NAME+
        del_stmt:
            'del' del_targets &(';' | NEWLINE)
            invalid_del_stmt
        yield_stmt:
            yield_expr
        assert_stmt:
            'assert' expression [',' expression]
        import_stmt:
            import_name
            import_from
        import_name:
            'import' dotted_as_names
        import_from:
            'from' ('.' | '...')* dotted_name 'import' import_from_targets
            'from' ('.' | '...')+ 'import' import_from_targets
        import_from_targets:
            '(' import_from_as_names [','] ')'
            import_from_as_names !','
            '*'
            invalid_import_from_targets
        import_from_as_names:
            ','.import_from_as_name+
        import_from_as_name:
            NAME ['as' NAME]
        dotted_as_names:
            ','.dotted_as_name+
        dotted_as_name:
            dotted_name ['as' NAME]
        dotted_name left:
            dotted_name '.' NAME
            NAME

        if_stmt:
            invalid_if_stmt
            'if' named_expression ':' block elif_stmt
            'if' named_expression ':' block [else_block]
        elif_stmt:
            invalid_elif_stmt
            'elif' named_expression ':' block elif_stmt
            'elif' named_expression ':' block [else_block]
        else_block:
            invalid_else_stmt
            'else' &&':' block
        while_stmt:
            invalid_while_stmt
            'while' named_expression ':' block [else_block]
        for_stmt:
            invalid_for_stmt
            'for' star_targets 'in' ~ star_expressions ':' [TYPE_COMMENT] block [else_block]
            ASYNC 'for' star_targets 'in' ~ star_expressions ':' [TYPE_COMMENT] block [else_block] => since 5 "Async for loops are"
            invalid_for_target
        with_stmt:
            invalid_with_stmt_indent
            'with' '(' ','.with_item+ ','? ')' ':' block => since 9 "Parenthesized context managers are"
            'with' ','.with_item+ ':' [TYPE_COMMENT] block
            ASYNC 'with' '(' ','.with_item+ ','? ')' ':' block => since 5 "Async with statements are"
            ASYNC 'with' ','.with_item+ ':' [TYPE_COMMENT] block => since 5 "Async with statements are"
            invalid_with_stmt
        with_item:
            expression 'as' star_target &(',' | ')' | ':')
            invalid_with_item
            expression
        try_stmt:
            invalid_try_stmt
            'try' &&':' block finally_block
            'try' &&':' block except_block+ [else_block] [finally_block]
        except_block:
            invalid_except_stmt_indent
            'except' expression ['as' NAME] ':' block
            'except' ':' block
            invalid_except_stmt
        finally_block:
            invalid_finally_stmt
            'finally' &&':' block

        match_stmt:
            "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT => since 10 "Pattern matching is"
            invalid_match_stmt
        subject_expr:
            star_named_expression ',' star_named_expressions?
            named_expression
        case_block:
            invalid_case_block
            "case" patterns guard? ':' block
        guard:
            'if' named_expression
        patterns:
            open_sequence_pattern
            pattern
        pattern:
            as_pattern
            or_pattern
        as_pattern:
            or_pattern 'as' pattern_capture_target
            invalid_as_pattern
        or_pattern:
            '|'.closed_pattern+
        closed_pattern memo:
            literal_pattern
            capture_pattern
            wildcard_pattern
            value_pattern
            group_pattern
            sequence_pattern
            mapping_pattern
            class_pattern
        literal_pattern:
            signed_number !('+' | '-')
            complex_number
            strings
            'None'
            'True'
            'False'
        literal_expr:
            signed_number !('+' | '-')
            complex_number
            strings
            'None'
            'True'
            'False'
        complex_number:
            signed_real_number '+' imaginary_number
            signed_real_number '-' imaginary_number
        signed_number:
            NUMBER
            '-' NUMBER
        signed_real_number:
            real_number
            '-' real_number
        real_number:
            a=NUMBER => real a
        imaginary_number:
            a=NUMBER => imaginary a
        capture_pattern:
            pattern_capture_target
        pattern_capture_target:
            !"_" NAME !('.' | '(' | '=')
        wildcard_pattern:
            "_"
        value_pattern:
            attr !('.' | '(' | '=')
        attr left:
            name_or_attr '.' NAME
        name_or_attr:
            attr
            NAME
        group_pattern:
            '(' pattern ')'
        sequence_pattern:
            '[' maybe_sequence_pattern? ']'
            '(' open_sequence_pattern? ')'
        open_sequence_pattern:
            maybe_star_pattern ',' maybe_sequence_pattern?
        maybe_sequence_pattern:
            ','.maybe_star_pattern+ ','?
        maybe_star_pattern:
            star_pattern
            pattern
        star_pattern memo:
            '*' pattern_capture_target
            '*' wildcard_pattern
        mapping_pattern:
            '{' '}'
            '{' double_star_pattern ','? '}'
            '{' items_pattern ',' double_star_pattern ','? '}'
            '{' items_pattern ','? '}'
        items_pattern:
            ','.key_value_pattern+
        key_value_pattern:
            (literal_expr | attr) ':' pattern
        double_star_pattern:
            '**' pattern_capture_target
        class_pattern:
            name_or_attr '(' ')'
            name_or_attr '(' positional_patterns ','? ')'
            name_or_attr '(' keyword_patterns ','? ')'
            name_or_attr '(' positional_patterns ',' keyword_patterns ','? ')'
            invalid_class_pattern
        positional_patterns:
            a=','.positional_pattern+ => a
        positional_pattern:
            pattern => span
        keyword_patterns:
            ','.keyword_pattern+
        keyword_pattern:
            NAME '=' pattern

        block memo:
            NEWLINE INDENT statements DEDENT
            simple_stmts
            invalid_block
        decorators:
            ('@' named_expression NEWLINE)+
        class_def:
            decorators class_def_raw
            class_def_raw
        class_def_raw:
            invalid_class_def_raw
            'class' NAME ['(' [arguments] ')'] ':' block
        function_def:
            decorators function_def_raw
            function_def_raw
        function_def_raw:
            invalid_def_raw
            'def' NAME '(' [params] ')' ['->' expression] &&':' [func_type_comment] block
            ASYNC 'def' NAME '(' [params] ')' ['->' expression] &&':' [func_type_comment] block => since 5 "Async functions are"
        func_type_comment:
            NEWLINE TYPE_COMMENT &(NEWLINE INDENT)
            invalid_double_type_comments
            TYPE_COMMENT
        params:
            invalid_parameters
            parameters
        parameters:
            slash_no_default param_no_default* param_with_default* [star_etc] => since 8 "Positional-only parameters are"
            slash_with_default param_with_default* [star_etc] => since 8 "Positional-only parameters are"
            param_no_default+ param_with_default* [star_etc]
            param_with_default+ [star_etc]
            star_etc
        slash_no_default:
            param_no_default+ '/' ','
            param_no_default+ '/' &')'
        slash_with_default:
            param_no_default* param_with_default+ '/' ','
            param_no_default* param_with_default+ '/' &')'
        star_etc:
            '*' param_no_default param_maybe_default* [kwds]
            '*' ',' param_maybe_default+ [kwds]
            kwds
            invalid_star_etc
        kwds:
            '**' param_no_default
        param_no_default:
            a=param ',' TYPE_COMMENT? => a
            a=param TYPE_COMMENT? &')' => a
        param_with_default:
            param default ',' TYPE_COMMENT?
            param default TYPE_COMMENT? &')'
        param_maybe_default:
            param default? ',' TYPE_COMMENT?
            param default? TYPE_COMMENT? &')'
        param:
            NAME annotation? => span
        annotation:
            ':' expression
        default:
            '=' expression
        """;

    private StatementGrammar() {}
}
