//! How sure it is that the share is above a bound: the upper tail of a beta distribution.

/// P(share > bound) for a share of which `down` and `up` (weights, no whole numbers) were seen, when a share
/// of `normal` is expected with the weight of ten reports.
pub fn above(bound: f64, down: f64, up: f64, normal: f64) -> f64 {
    let (a, b) = (10.0 * normal + down, 10.0 * (1.0 - normal) + up);
    1.0 - regularised(bound, a, b)
}

/// The regularised incomplete beta function, by its continued fraction (Lentz; Press et al., Numerical
/// Recipes, 6.4).
fn regularised(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    const MOST_STEPS: usize = 300;
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for step in 1..MOST_STEPS {
        let m = step as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        h *= d * c;
        if (d * c - 1.0).abs() < 1e-12 {
            break;
        }
    }
    h
}

/// Lanczos, g = 7, nine terms; right to fifteen digits for the positive numbers used here.
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 9] = [
        0.999_999_999_999_809_9,
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    let x = x - 1.0;
    let t = x + 7.5;
    let sum: f64 = TERMS.iter().enumerate().map(|(i, c)| if i == 0 { *c } else { c / (x + i as f64) }).sum();
    0.5 * (2.0 * std::f64::consts::PI).ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distribution_agrees_with_what_can_be_worked_out_by_hand() {
        let close = |left: f64, right: f64| assert!((left - right).abs() < 1e-9, "{left} {right}");
        close(regularised(0.3, 1.0, 1.0), 0.3); // uniform
        close(regularised(0.3, 2.0, 1.0), 0.09); // x²
        close(regularised(0.3, 1.0, 3.0), 1.0 - 0.7f64.powi(3));
        close(regularised(0.5, 7.3, 7.3), 0.5);
        close(regularised(0.2, 3.5, 8.0) + regularised(0.8, 8.0, 3.5), 1.0);
        close(regularised(0.9, 2.0, 2.0), 3.0 * 0.81 - 2.0 * 0.729);
    }

    #[test]
    fn more_reports_of_an_outage_never_make_it_less_sure() {
        let mut before = 0.0;
        for down in 0..60 {
            let sure = above(0.3, f64::from(down), 5.0, 0.15);
            assert!(sure >= before);
            before = sure;
        }
        assert!(before > 0.999);
    }
}
