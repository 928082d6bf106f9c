package taipan.compiler.parser;

/// The rules for what is wrong but understood: where one of them matches, its message says more than "invalid syntax".
///
/// They take part only in the second pass of a [Diagnosis]. An alternative whose action fails (a target that is valid
/// after all) makes the whole rule fail. The notation is explained at [Grammar].
///
/// CPython: Grammar/python.gram (invalid rules)
final class ErrorGrammar {
    static final String RULES = """
        invalid_arguments:
            a=args ',' '*' => error a "iterable argument unpacking follows keyword argument unpacking"
            a=expression b=for_if_clauses ',' [args | expression for_if_clauses] => unparenthesized a b
            a=NAME b='=' expression for_if_clauses => error a b "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
            a=args b=for_if_clauses => unparenthesizedLast a b
            args ',' a=expression b=for_if_clauses => unparenthesized a b
            a=args ',' args => positionalAfterKeyword a
        invalid_kwarg:
            a=('True' | 'False' | 'None') b='=' => error a b "cannot assign to {a}"
            a=NAME b='=' expression for_if_clauses => error a b "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
            !(NAME '=') a=expression b='=' => error a b "expression cannot contain assignment, perhaps you meant \\"==\\"?"
        expression_without_invalid quiet:
            a=disjunction 'if' b=disjunction 'else' c=expression => ifExp a b c
            disjunction
            lambdef
        invalid_legacy_expression:
            a=NAME !'(' b=star_expressions => legacyCall a b
        invalid_expression:
            !(NAME STRING | SOFT_KEYWORD) a=disjunction b=expression_without_invalid => forgottenComma a b
            a=disjunction 'if' b=disjunction !('else' | ':') => error a b "expected 'else' after 'if' expression"
        invalid_named_expression memo:
            a=expression ':=' expression => error a "cannot use assignment expressions with {a}"
            a=NAME '=' b=bitwise_or !('=' | ':=') => error a b "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
            !(list | tuple | genexp | 'True' | 'None' | 'False') a=bitwise_or '=' bitwise_or !('=' | ':=') => error a "cannot assign to {a} here. Maybe you meant '==' instead of '='?"
        invalid_assignment:
            a=invalid_ann_assign_target ':' expression => error a "only single target (not {a}) can be annotated"
            a=star_named_expression ',' star_named_expressions* ':' expression => error a "only single target (not tuple) can be annotated"
            a=expression ':' expression => error a "illegal target for annotation"
            (star_targets '=')* a=star_expressions '=' => invalidTarget STAR_TARGETS a
            (star_targets '=')* a=yield_expr '=' => error a "assignment to yield expression not possible"
            a=star_expressions augassign (yield_expr | star_expressions) => error a "'{a}' is an illegal expression for augmented assignment"
        invalid_ann_assign_target:
            list
            tuple
            '(' a=invalid_ann_assign_target ')' => a
        invalid_del_stmt:
            'del' a=star_expressions => invalidTarget DEL_TARGETS a
        invalid_block:
            NEWLINE !INDENT => indent "expected an indented block"
        invalid_comprehension:
            ('[' | '(' | '{') a=starred_expression for_if_clauses => error a "iterable unpacking cannot be used in comprehension"
            ('[' | '{') a=star_named_expression ',' b=star_named_expressions for_if_clauses => error a (last b) "did you forget parentheses around the comprehension target?"
            ('[' | '{') a=star_named_expression b=',' for_if_clauses => error a b "did you forget parentheses around the comprehension target?"
        invalid_dict_comprehension:
            '{' a='**' bitwise_or for_if_clauses '}' => error a "dict unpacking cannot be used in dict comprehension"
        invalid_parameters:
            param_no_default* invalid_parameters_helper a=param_no_default => error a "non-default argument follows default argument"
        invalid_parameters_helper:
            slash_with_default
            param_with_default+
        invalid_lambda_parameters:
            lambda_param_no_default* invalid_lambda_parameters_helper a=lambda_param_no_default => error a "non-default argument follows default argument"
        invalid_lambda_parameters_helper:
            lambda_slash_with_default
            lambda_param_with_default+
        invalid_star_etc:
            a='*' (')' | ',' (')' | '**')) => error a "named arguments must follow bare *"
            '*' ',' TYPE_COMMENT => error "bare * has associated type comment"
        invalid_lambda_star_etc:
            '*' (':' | ',' (':' | '**')) => error "named arguments must follow bare *"
        invalid_double_type_comments:
            TYPE_COMMENT NEWLINE TYPE_COMMENT NEWLINE INDENT => error "Cannot have two type comments on def"
        invalid_with_item:
            expression 'as' a=expression &(',' | ')' | ':') => invalidTarget STAR_TARGETS a
        invalid_for_target:
            ASYNC? 'for' a=star_expressions => invalidTarget FOR_TARGETS a
        invalid_group:
            '(' a=starred_expression ')' => error a "cannot use starred expression here"
            '(' a='**' expression ')' => error a "cannot use double starred expression here"
        invalid_import_from_targets:
            import_from_as_names ',' NEWLINE => error "trailing comma not allowed without surrounding parentheses"
        invalid_with_stmt:
            [ASYNC] 'with' ','.(expression ['as' star_target])+ NEWLINE => error "expected ':'"
            [ASYNC] 'with' '(' ','.(expressions ['as' star_target])+ ','? ')' NEWLINE => error "expected ':'"
        invalid_with_stmt_indent:
            [ASYNC] a='with' ','.(expression ['as' star_target])+ ':' NEWLINE !INDENT => indent a "expected an indented block after 'with' statement on line {a.line}"
            [ASYNC] a='with' '(' ','.(expressions ['as' star_target])+ ','? ')' ':' NEWLINE !INDENT => indent a "expected an indented block after 'with' statement on line {a.line}"
        invalid_try_stmt:
            a='try' ':' NEWLINE !INDENT => indent a "expected an indented block after 'try' statement on line {a.line}"
            'try' ':' block !('except' | 'finally') => error "expected 'except' or 'finally' block"
        invalid_except_stmt:
            'except' a=expression ',' expressions ['as' NAME] ':' => errorFrom a "multiple exception types must be parenthesized"
            'except' expression ['as' NAME] NEWLINE => error "expected ':'"
            'except' NEWLINE => error "expected ':'"
        invalid_finally_stmt:
            a='finally' ':' NEWLINE !INDENT => indent a "expected an indented block after 'finally' statement on line {a.line}"
        invalid_except_stmt_indent:
            a='except' expression ['as' NAME] ':' NEWLINE !INDENT => indent a "expected an indented block after 'except' statement on line {a.line}"
            a='except' ':' NEWLINE !INDENT => indent a "expected an indented block after 'except' statement on line {a.line}"
        invalid_match_stmt:
            "match" subject_expr NEWLINE => since 10 "Pattern matching is" error "expected ':'"
            a="match" subject_expr ':' NEWLINE !INDENT => indent a "expected an indented block after 'match' statement on line {a.line}"
        invalid_case_block:
            "case" patterns guard? NEWLINE => error "expected ':'"
            a="case" patterns guard? ':' NEWLINE !INDENT => indent a "expected an indented block after 'case' statement on line {a.line}"
        invalid_as_pattern:
            or_pattern 'as' a="_" => error a "cannot use '_' as a target"
            or_pattern 'as' !NAME a=expression => error a "invalid pattern target"
        invalid_class_pattern:
            name_or_attr '(' a=invalid_class_argument_pattern => error (first a) (last a) "positional patterns follow keyword patterns"
        invalid_class_argument_pattern:
            [positional_patterns ','] keyword_patterns ',' a=positional_patterns => a
        invalid_if_stmt:
            'if' named_expression NEWLINE => error "expected ':'"
            a='if' named_expression ':' NEWLINE !INDENT => indent a "expected an indented block after 'if' statement on line {a.line}"
        invalid_elif_stmt:
            'elif' named_expression NEWLINE => error "expected ':'"
            a='elif' named_expression ':' NEWLINE !INDENT => indent a "expected an indented block after 'elif' statement on line {a.line}"
        invalid_else_stmt:
            a='else' ':' NEWLINE !INDENT => indent a "expected an indented block after 'else' statement on line {a.line}"
        invalid_while_stmt:
            'while' named_expression NEWLINE => error "expected ':'"
            a='while' named_expression ':' NEWLINE !INDENT => indent a "expected an indented block after 'while' statement on line {a.line}"
        invalid_for_stmt:
            [ASYNC] 'for' star_targets 'in' star_expressions NEWLINE => error "expected ':'"
            [ASYNC] a='for' star_targets 'in' star_expressions ':' NEWLINE !INDENT => indent a "expected an indented block after 'for' statement on line {a.line}"
        invalid_def_raw:
            [ASYNC] a='def' NAME '(' [params] ')' ['->' expression] ':' NEWLINE !INDENT => indent a "expected an indented block after function definition on line {a.line}"
        invalid_class_def_raw:
            'class' NAME ['(' [arguments] ')'] NEWLINE => error "expected ':'"
            a='class' NAME ['(' [arguments] ')'] ':' NEWLINE !INDENT => indent a "expected an indented block after class definition on line {a.line}"
        invalid_double_starred_kvpairs:
            ','.double_starred_kvpair+ ',' invalid_kvpair
            expression ':' a='*' bitwise_or => errorFrom a "cannot use a starred expression in a dictionary value"
            expression a=':' &('}' | ',') => error a "expression expected after dictionary key and ':'"
        invalid_kvpair:
            a=expression !':' => missingColon a
            expression ':' a='*' bitwise_or => errorFrom a "cannot use a starred expression in a dictionary value"
            expression a=':' &('}' | ',') => error a "expression expected after dictionary key and ':'"
        """;

    private ErrorGrammar() {}
}
