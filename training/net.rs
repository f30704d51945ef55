//! The network that is trained: features -> sum of their rows -> rectified -> one score a label.

use crate::augment::Chance;

pub struct Shape {
    pub features: usize,
    pub width: usize,
    pub labels: usize,
    /// Width of the words' vectors; 0 without them.
    pub meaning: usize,
    /// Rows are scores themselves, no hidden layer.
    pub linear: bool,
}

pub struct Net {
    pub shape: Shape,
    pub rows: Vec<f32>,
    rows_seen: Vec<f32>,
    pub bias: Vec<f32>,
    bias_seen: Vec<f32>,
    pub head: Dense,
    /// From the direction of the words to the hidden sum.
    pub mix: Dense,
}

pub struct Dense {
    pub inputs: usize,
    pub weights: Vec<f32>,
    seen: Vec<f32>,
    pub bias: Vec<f32>,
    bias_seen: Vec<f32>,
}

pub struct Settings {
    pub rate: f32,
    pub feature_dropout: f32,
    pub hidden_dropout: f32,
    pub smoothing: f32,
    pub decay: f32,
    /// How often a phrase is learnt without the direction of its words.
    pub meaning_dropout: f32,
    /// The mixing of vectors steps so many times as far as the rest.
    pub meaning_rate: f32,
}

impl Dense {
    fn new(inputs: usize, outputs: usize, chance: &mut Chance) -> Dense {
        let spread = (1.0 / inputs.max(1) as f32).sqrt();
        Dense {
            inputs,
            weights: (0..inputs * outputs).map(|_| (chance.unit() * 2.0 - 1.0) * spread).collect(),
            seen: vec![0.1; inputs * outputs],
            bias: vec![0.0; outputs],
            bias_seen: vec![0.1; outputs],
        }
    }

    fn forward(&self, input: &[f32]) -> Vec<f32> {
        self.bias
            .iter()
            .enumerate()
            .map(|(at, bias)| bias + dot(&self.weights[at * self.inputs..(at + 1) * self.inputs], input))
            .collect()
    }

    /// Steps against the gradient, and adds what the input should have been to `back`.
    fn backward(&mut self, input: &[f32], gradient: &[f32], rate: f32, decay: f32, back: &mut [f32]) {
        for (at, g) in gradient.iter().enumerate() {
            if g.abs() < 1e-6 {
                continue;
            }
            let range = at * self.inputs..(at + 1) * self.inputs;
            let (weights, seen) = (&mut self.weights[range.clone()], &mut self.seen[range]);
            for (((weight, seen), x), back) in weights.iter_mut().zip(seen).zip(input).zip(back.iter_mut()) {
                *back += g * *weight;
                let step = g * x + decay * *weight;
                *seen += step * step;
                *weight -= rate * step / seen.sqrt();
            }
            self.bias_seen[at] += g * g;
            self.bias[at] -= rate * g / self.bias_seen[at].sqrt();
        }
    }
}

fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut sums = [0.0f32; 8];
    for (a, b) in left.chunks_exact(8).zip(right.chunks_exact(8)) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let rest = left.len() / 8 * 8;
    sums.iter().sum::<f32>() + left[rest..].iter().zip(&right[rest..]).map(|(a, b)| a * b).sum::<f32>()
}

pub fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - top).exp();
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
}

impl Net {
    pub fn new(mut shape: Shape, chance: &mut Chance) -> Net {
        if shape.linear {
            shape.width = shape.labels;
        }
        let size = shape.features * shape.width;
        let spread = if shape.linear { 0.0 } else { 0.5 };
        Net {
            rows: (0..size).map(|_| (chance.unit() * 2.0 - 1.0) * spread).collect(),
            rows_seen: vec![0.1; size],
            bias: vec![0.0; shape.width],
            bias_seen: vec![0.1; shape.width],
            head: Dense::new(shape.width, shape.labels, chance),
            mix: Dense::new(shape.meaning, shape.width, chance),
            shape,
        }
    }

    /// Networks side by side: their scores are averaged.
    pub fn together(mut nets: Vec<Net>) -> Net {
        if nets.len() == 1 {
            return nets.remove(0);
        }
        let share = 1.0 / nets.len() as f32;
        let mut chance = Chance::new(1);
        let (features, labels) = (nets[0].shape.features, nets[0].shape.labels);
        let width = nets.iter().map(|net| net.shape.width).sum();
        let meaning = nets[0].shape.meaning;
        let mut all = Net::new(Shape { features, width, labels, meaning, linear: false }, &mut chance);
        let mut from = 0;
        for net in &nets {
            let own = net.shape.width;
            for feature in 0..features {
                all.rows[feature * width + from..][..own].copy_from_slice(&net.rows[feature * own..][..own]);
            }
            all.bias[from..from + own].copy_from_slice(&net.bias);
            all.mix.bias[from..from + own].copy_from_slice(&net.mix.bias);
            all.mix.weights[from * meaning..(from + own) * meaning].copy_from_slice(&net.mix.weights);
            for label in 0..labels {
                for at in 0..own {
                    all.head.weights[label * width + from + at] = net.head.weights[label * own + at] * share;
                }
            }
            from += own;
        }
        for label in 0..labels {
            all.head.bias[label] = nets.iter().map(|net| net.head.bias[label]).sum::<f32>() * share;
        }
        all
    }

    fn sum(&self, features: &[u32], meaning: &[f32]) -> Vec<f32> {
        let width = self.shape.width;
        let mut sum = vec![0.0; width];
        for feature in features {
            let row = &self.rows[*feature as usize * width..(*feature as usize + 1) * width];
            for (sum, value) in sum.iter_mut().zip(row) {
                *sum += value;
            }
        }
        let scale = scale(features.len());
        for (sum, bias) in sum.iter_mut().zip(&self.bias) {
            *sum = *sum * scale + bias;
        }
        if !meaning.is_empty() {
            sum.iter_mut().zip(self.mix.forward(meaning)).for_each(|(sum, meant)| *sum += meant);
        }
        sum
    }

    pub fn scores(&self, features: &[u32], meaning: &[f32]) -> Vec<f32> {
        let mut sum = self.sum(features, meaning);
        if self.shape.linear {
            return sum;
        }
        sum.iter_mut().for_each(|value| *value = value.max(0.0));
        self.head.forward(&sum)
    }

    pub fn probabilities(&self, features: &[u32], meaning: &[f32]) -> Vec<f32> {
        let mut scores = self.scores(features, meaning);
        softmax(&mut scores);
        scores
    }

    /// One step; `targets` are labels with their shares (they sum to 1).
    pub fn learn(
        &mut self,
        features: &[u32],
        targets: &[(usize, f32)],
        meaning: &[f32],
        set: &Settings,
        chance: &mut Chance,
    ) -> f32 {
        let kept: Vec<u32> =
            features.iter().copied().filter(|_| !chance.happens(set.feature_dropout)).collect();
        if kept.is_empty() && meaning.is_empty() {
            return 0.0;
        }
        let meaning = if chance.happens(set.meaning_dropout) { &[] } else { meaning };
        let mut hidden = self.sum(&kept, meaning);
        let mut back = vec![0.0; self.shape.width];
        let mut loss = 0.0;
        if self.shape.linear {
            loss += gradient_of_softmax(&mut hidden, targets, set.smoothing);
            back.copy_from_slice(&hidden);
        } else {
            let keep = 1.0 - set.hidden_dropout;
            for value in hidden.iter_mut() {
                *value =
                    if *value > 0.0 && !chance.happens(set.hidden_dropout) { *value / keep } else { 0.0 };
            }
            if !targets.is_empty() {
                let mut scores = self.head.forward(&hidden);
                loss += gradient_of_softmax(&mut scores, targets, set.smoothing);
                self.head.backward(&hidden, &scores, set.rate, set.decay, &mut back);
            }
            for (back, value) in back.iter_mut().zip(&hidden) {
                *back = if *value > 0.0 { *back / keep } else { 0.0 };
            }
        }
        if !meaning.is_empty() {
            let mut unused = vec![0.0; meaning.len()];
            self.mix.backward(meaning, &back, set.rate * set.meaning_rate, set.decay, &mut unused);
        }
        self.step_rows(&kept, &back, set);
        loss
    }

    fn step_rows(&mut self, features: &[u32], back: &[f32], set: &Settings) {
        for (at, g) in back.iter().enumerate() {
            self.bias_seen[at] += g * g;
            self.bias[at] -= set.rate * g / self.bias_seen[at].sqrt();
        }
        let width = self.shape.width;
        let scale = scale(features.len());
        let steps: Vec<f32> = back.iter().map(|g| g * scale).collect();
        for feature in features {
            let range = *feature as usize * width..(*feature as usize + 1) * width;
            let (row, seen) = (&mut self.rows[range.clone()], &mut self.rows_seen[range]);
            for ((value, seen), g) in row.iter_mut().zip(seen).zip(&steps) {
                let g = g + set.decay * *value;
                *seen += g * g;
                *value -= set.rate * g / seen.sqrt();
            }
        }
    }
}

/// Long messages must not shout: the sum grows with the root of the number of features.
pub fn scale(features: usize) -> f32 {
    1.0 / (features.max(1) as f32).sqrt()
}

/// Turns scores into the gradient of the cross entropy; returns the loss.
fn gradient_of_softmax(scores: &mut [f32], targets: &[(usize, f32)], smoothing: f32) -> f32 {
    softmax(scores);
    let even = smoothing / scores.len() as f32;
    let loss = targets.iter().map(|(label, share)| -share * scores[*label].max(1e-9).ln()).sum();
    scores.iter_mut().for_each(|score| *score -= even);
    for (label, share) in targets {
        scores[*label] -= share * (1.0 - smoothing);
    }
    loss
}
