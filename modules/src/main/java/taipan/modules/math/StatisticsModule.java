package taipan.modules.math;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyExc;
import taipan.objects.Raise;

/// The `_statistics` module: the quantile function of the normal distribution, by the rational approximations of
/// M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution" (1988).
/// CPython: Modules/_statisticsmodule.c
@PyModule("_statistics")
public final class StatisticsModule {
    // Coefficients from the highest power down, for the middle, the flanks and the tails of the distribution
    private static final double[] MIDDLE = {
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
        1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080
    };
    private static final double[] BELOW_MIDDLE = {
        5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867, 5394.1960214247511077,
        687.18700749205790830, 42.313330701600911252, 1.0
    };
    private static final double[] FLANKS = {
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
        3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734
    };
    private static final double[] BELOW_FLANKS = {
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1.0
    };
    private static final double[] TAILS = {
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720
    };
    private static final double[] BELOW_TAILS = {
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0
    };

    public StatisticsModule(InterpreterState interpreter) {}

    @Function("_normal_dist_inv_cdf(p, mu, sigma, /)")
    double quantile(double p, double mu, double sigma) {
        if (p <= 0.0 || p >= 1.0 || sigma <= 0.0) {
            throw Raise.of(PyExc.ValueError, "inv_cdf undefined for these parameters");
        }
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return mu + polynomial(MIDDLE, r) * q / polynomial(BELOW_MIDDLE, r) * sigma;
        }
        double r = Math.sqrt(-Math.log(q <= 0.0 ? p : 1.0 - p));
        double x;
        if (r <= 5.0) {
            r -= 1.6;
            x = polynomial(FLANKS, r) / polynomial(BELOW_FLANKS, r);
        } else {
            r -= 5.0;
            x = polynomial(TAILS, r) / polynomial(BELOW_TAILS, r);
        }
        return mu + (q < 0.0 ? -x : x) * sigma;
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            value = value * x + coefficients[i];
        }
        return value;
    }
}
