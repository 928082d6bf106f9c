package taipan.modules.math;

/// The gamma and error functions.
///
/// Gamma is computed by the Lanczos approximation with 13 terms, the error functions by rational approximations on four
/// intervals, as in the C library.
/// CPython: Modules/mathmodule.c
final class SpecialFunctions {
    private static final double LANCZOS_G = 6.024680040776729583740234375;
    private static final double LANCZOS_G_MINUS_HALF = 5.524680040776729583740234375;
    private static final double LOG_PI = 1.144729885849400174143427351353058711647;

    private static final double[] LANCZOS_NUMERATOR = {
        23531376880.410759688572007674451636754734846804940,
        42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843,
        17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708,
        1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801,
        31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768,
        186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024,
        210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408
    };
    private static final double[] LANCZOS_DENOMINATOR = {
        0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1
    };

    private static final double[] FACTORIALS = new double[23];

    static {
        FACTORIALS[0] = 1;
        for (int i = 1; i < FACTORIALS.length; i++) {
            FACTORIALS[i] = FACTORIALS[i - 1] * i;
        }
    }

    private SpecialFunctions() {}

    private static double lanczosSum(double x) {
        double numerator = 0;
        double denominator = 0;
        if (x < 5) {
            for (int i = 12; i >= 0; i--) {
                numerator = numerator * x + LANCZOS_NUMERATOR[i];
                denominator = denominator * x + LANCZOS_DENOMINATOR[i];
            }
        } else {
            for (int i = 0; i < 13; i++) {
                numerator = numerator / x + LANCZOS_NUMERATOR[i];
                denominator = denominator / x + LANCZOS_DENOMINATOR[i];
            }
        }
        return numerator / denominator;
    }

    /// The sine of pi times a finite number, exact at multiples of one half.
    private static double sinPi(double x) {
        double y = Math.abs(x) % 2;
        double r = switch ((int) Math.rint(2 * y)) {
            case 0 -> Math.sin(Math.PI * y);
            case 1 -> Math.cos(Math.PI * (y - 0.5));
            case 2 -> Math.sin(Math.PI * (1 - y));
            case 3 -> -Math.cos(Math.PI * (y - 1.5));
            default -> Math.sin(Math.PI * (y - 2));
        };
        return Math.copySign(1, x) * r;
    }

    /// NaN where gamma is not defined, an infinity where it is too large.
    /// CPython: m_tgamma
    static double gamma(double x) {
        if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
            return x;
        }
        if (x == Double.NEGATIVE_INFINITY) {
            return Double.NaN;
        }
        if (x == 0) {
            return 1 / x;
        }
        if (x == Math.floor(x)) {
            if (x < 0) {
                return Double.NaN;
            }
            if (x <= FACTORIALS.length) {
                return FACTORIALS[(int) x - 1];
            }
        }
        double a = Math.abs(x);
        if (a < 1e-20) {
            return 1 / x;
        }
        if (a > 200) {
            return x < 0 ? 0 / sinPi(x) : Double.POSITIVE_INFINITY;
        }
        double y = a + LANCZOS_G_MINUS_HALF;
        double z;
        if (a > LANCZOS_G_MINUS_HALF) {
            z = y - a - LANCZOS_G_MINUS_HALF;
        } else {
            z = y - LANCZOS_G_MINUS_HALF - a;
        }
        z = z * LANCZOS_G / y;
        double r;
        if (x < 0) {
            r = -Math.PI / sinPi(a) / a * Math.exp(y) / lanczosSum(a);
            r -= z * r;
            if (a < 140) {
                return r / Math.pow(y, a - 0.5);
            }
            double root = Math.pow(y, a / 2 - 0.25);
            return r / root / root;
        }
        r = lanczosSum(a) / Math.exp(y);
        r += z * r;
        if (a < 140) {
            return r * Math.pow(y, a - 0.5);
        }
        double root = Math.pow(y, a / 2 - 0.25);
        return r * root * root;
    }

    /// CPython: m_lgamma
    static double logGamma(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (Double.isInfinite(x)) {
            return Double.POSITIVE_INFINITY;
        }
        if (x == Math.floor(x) && x <= 2) {
            return x <= 0 ? Double.POSITIVE_INFINITY : 0;
        }
        double a = Math.abs(x);
        if (a < 1e-20) {
            return -Math.log(a);
        }
        double r = Math.log(lanczosSum(a)) - LANCZOS_G;
        r += (a - 0.5) * (Math.log(a + LANCZOS_G - 0.5) - 1);
        if (x < 0) {
            r = LOG_PI - Math.log(Math.abs(sinPi(a))) - Math.log(a) - r;
        }
        return r;
    }

    // The error functions. Intervals: up to 0.84375, to 1.25, to 1/0.35, and beyond.

    private static final double ERX = 8.45062911510467529297e-01;
    private static final double EFX = 1.28379167095512586316e-01;

    private static final double[] PP = {
        1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02,
        -5.77027029648944159157e-03, -2.37630166566501626084e-05
    };
    private static final double[] QQ = {
        1, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03,
        1.32494738004321644526e-04, -3.96022827877536812320e-06
    };
    private static final double[] PA = {
        -2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01,
        3.18346619901161753674e-01, -1.10894694282396677476e-01, 3.54783043256182359371e-02,
        -2.16637559486879084300e-03
    };
    private static final double[] QA = {
        1, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02,
        1.26171219808761642112e-01, 1.36370839120290507362e-02, 1.19844998467991074170e-02
    };
    private static final double[] RA = {
        -9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01,
        -6.23753324503260060396e+01, -1.62396669462573470355e+02, -1.84605092906711035994e+02,
        -8.12874355063065934246e+01, -9.81432934416914548592e+00
    };
    private static final double[] SA = {
        1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02,
        6.45387271733267880336e+02, 4.29008140027567833386e+02, 1.08635005541779435134e+02,
        6.57024977031928170135e+00, -6.04244152148580987438e-02
    };
    private static final double[] RB = {
        -9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01,
        -1.60636384855821916062e+02, -6.37566443368389627722e+02, -1.02509513161107724954e+03,
        -4.83519191608651397019e+02
    };
    private static final double[] SB = {
        1, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03,
        3.19985821950859553908e+03, 2.55305040643316442583e+03, 4.74528541206955367215e+02,
        -2.24409524465858183362e+01
    };

    /// A polynomial by pairs of terms and even powers, in the order of the C library.
    private static double polynomial(double[] coefficients, double x) {
        double square = x * x;
        double value = coefficients[0] + x * coefficients[1];
        double power = square;
        double fourth = square * square;
        for (int i = 2; i < coefficients.length; i += 2) {
            boolean pair = i + 1 < coefficients.length;
            value += power * (pair ? coefficients[i] + x * coefficients[i + 1] : coefficients[i]);
            power = i == 2 ? fourth : i == 4 ? fourth * square : fourth * fourth;
        }
        return value;
    }

    /// `erfc` of a number of at least 1.25.
    private static double tail(double a) {
        double s = 1 / (a * a);
        double ratio = a < 1 / 0.35 ? polynomial(RA, s) / polynomial(SA, s) : polynomial(RB, s) / polynomial(SB, s);
        double z = Double.longBitsToDouble(Double.doubleToRawLongBits(a) & 0xFFFF_FFFF_0000_0000L);
        return Math.exp(-z * z - 0.5625) * Math.exp((z - a) * (z + a) + ratio) / a;
    }

    static double erf(double x) {
        double a = Math.abs(x);
        if (!(a < 6)) {
            return Double.isNaN(x) ? x : Math.copySign(1, x);
        }
        if (a < 0.84375) {
            if (a < 0x1p-28) {
                return a < 0x1p-1015 ? 0.0625 * (16.0 * x + 16.0 * EFX * x) : x + EFX * x;
            }
            double z = x * x;
            return x + x * (polynomial(PP, z) / polynomial(QQ, z));
        }
        if (a < 1.25) {
            double s = a - 1;
            return Math.copySign(ERX + polynomial(PA, s) / polynomial(QA, s), x);
        }
        return Math.copySign(1 - tail(a), x);
    }

    static double erfc(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        }
        if (a < 0.84375) {
            if (a < 0x1p-56) {
                return 1 - x;
            }
            double z = x * x;
            double y = polynomial(PP, z) / polynomial(QQ, z);
            return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x * y + (x - 0.5));
        }
        if (a < 1.25) {
            double s = a - 1;
            double q = polynomial(PA, s) / polynomial(QA, s);
            return x >= 0 ? 1 - ERX - q : 1 + (ERX + q);
        }
        if (a < 28) {
            if (x < -6) {
                return 2;
            }
            return x > 0 ? tail(a) : 2 - tail(a);
        }
        return x > 0 ? 0 : 2;
    }
}
