package taipan.code;

import java.util.Arrays;

/// Says which code points `repr` shows as they are, by Unicode 13, whatever Unicode the Java platform knows.
/// CPython: Objects/unicodectype.c (_PyUnicode_IsPrintable)
final class Printable {
    /// Lengths of runs, not printable and printable in turn, as numbers to the base 45; a digit is the distance of a
    /// character from `#`, backslash left out, plus 45 if another digit follows.
    private static final String RUNS =
            "CR(E/$`J%)'*$$$7$XH$I%Q(%&$Q-+>')49%T.$Q&%Q1%R.1Q1%Q'%2$?%$$.Q+8$5.2$S=$+%%%9$*$$&'%,%%%'+$'%$(%"
            + "<%&$)'%%9$*$%$%$%%$$('%%&&$*'$$*4-&$,$&$9$*$%$(%-$&$&%$2'%/**$&$+%%%9$*$%$(%,%%%&*&'%$(%5-%$)&&$"
            + "'&%$$$%&%&&&/'(&&$'%$)$18(0$&$:$3&+$&$'*%$&('%-*9$&$:$-$(%,$&$'*%*$$'%-$%00$&$Q)$&$)'3%=$&$5&;$,"
            + "$$%*&$')$$$+)-%&/Q0'@H%$$$($;$$$:%($$$)%-%'CQ>$G'J$G$2$0HT5$$($%X4$'%*$$$'%L$'%D$'%*$$$'%2$Q/$'%"
            + "Q9%C&=)QL%)%_-$?&QO*0$*.:,7/0$&$%/R'%-)-)1%-)QO*N(Q<-B$/'/'$&M%(.O'=).&Q4%Q7$@%.)-)1%4Q5QB'Q#&R="
            + "+Q2&2&Q2*N%.+N(U<$V0%)%I%)%+$$$$$$$B%Q+$2$1%)$6%&$,4;+Q%4%%>$0&C3D2S('_D<.8y/%C$S4$Q%$S0(Q#$$($%"
            + "Q.*%1;,*$*$*$*$*$*$*$*$R<Q#=$QO/TE=/(Q5$QL%R0(N$R'$QJ/Q%$^y#&jK&Q-,WD7T'+T/%,MQ.&-)Q.+Q<+/)R=.A&"
            + "QD$.'D$Q-,1%-%R0;?-)%)%),*$*$Q2'RG%-)Uh//:'Q'TWHX)%R3I*/((=$($$$%$%$RE4X(3Q6%Q,K1%=)Q)$6$''($S#'"
            + "T-&)%)%)%&&*$*0%%/$=$6$%$2%1ERD(&'Q#&QN$0&$Q%Q$RK@&Q'2?'G,A(N(A$H'1MS:%-)G'G'K+Q*.$S,VL,9-+S4)%$"
            + "$O$%&$%:$Q>+,Q&6$%(D&>($Q6Q.'7%Q($%(+$&$@%&'-*,*Q6CJ'/,Q,&@%>(=*'/*QFQ?Q-Q)0Q)*Q$+-V;B$M$&%%QDK+"
            + "MQL?7:,QD'A2Q4$'1<*-)Q+$5+J,R)$7.5$OQ7*$$$'$2$.)Q1(-)'$+%%%9$*$%$($-%%%&%$)$(*%*&(S'R%$(AQ>+-SBQ"
            + ",%IEQ;.-)06Q/*-Q,>%2'3T/Q2R-QI/+%$%+$%$A$%%/,-Q<+%Q$%.>Q>+QI@Q/UI,$Q#$1-@&C%9$1Q?*$%$O&$$%$,+-))"
            + "$%$H$%$)*-VK<T&$2Q(0e:R/R8$(.T3Qa&hGQ}O]NT[I]@*B$-'%R)A%)-Q<--$*$8(6`0R$R.QA'Q/*4Q6(.%1SQ3+l:M,T"
            + "cLV4Q'&4'+XGQV0R4(0&,*-%'Re-U8-J%Q@+R7:Q<S67/QM,<S#QK$Q=$%%$%%%'$/$$$*$Q7$'%+$*$?$'$($$&*$W<%V9%"
            + "`>2($2o-*$4%*$%$(TDQ#&1%-'%X+Q0($m7T4%3LQB'-'%b7Q:QBQ3T1'$>$%$$%$$-$'$$$$)$'$$$$$$&$%$$%$$$$$$$$"
            + "$$%$$%'$*$'$'$$$-$4(&$($4Q*%V#O'R-/2%2$2$H-SJQ.@0O',*%1)S6fJ+0&0&R=/QO*/7/'Q.+-)K+A%%QDRB$QH$S#/"
            + "1%(&&(*,<**,&0*LS/$Q-H-gKfT0ERR,.TM%Rw%1Sp&QhN]%r8RdEWwoIU2";

    /// The code points where printable and not printable change places.
    private static final int[] BOUNDS = bounds();

    private Printable() {}

    private static int[] bounds() {
        int[] bounds = new int[RUNS.length()];
        int count = 0;
        int at = 0;
        int run = 0;
        for (int i = 0; i < RUNS.length(); i++) {
            char c = RUNS.charAt(i);
            int digit = c - (c > '\\' ? '$' : '#');
            run = run * 45 + digit % 45;
            if (digit >= 45) continue;
            at += run;
            bounds[count++] = at;
            run = 0;
        }
        return Arrays.copyOf(bounds, count);
    }

    static boolean test(int codePoint) {
        int found = Arrays.binarySearch(BOUNDS, codePoint);
        int runsBefore = found >= 0 ? found + 1 : -found - 1;
        return runsBefore % 2 == 1;
    }
}
