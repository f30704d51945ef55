//! Writes the trained network as the file that `src/understand/model.rs` reads.

use std::collections::HashMap;

use crate::net::Net;

pub fn model(known: &HashMap<u32, u32>, net: &Net, languages: &[(u32, [f32; 3])]) -> Vec<u8> {
    let mut features: Vec<(u32, u32)> = known.iter().map(|(hash, at)| (*hash, *at)).collect();
    features.sort_unstable();
    let width = net.shape.width;
    let mut out = b"RQM4".to_vec();
    for count in [features.len(), width, net.shape.labels, languages.len(), net.shape.meaning] {
        out.extend((count as u32).to_le_bytes());
    }
    for (hash, _) in &features {
        out.extend(hash.to_le_bytes());
    }
    let mut scales = Vec::new();
    for (_, at) in &features {
        let row = &net.rows[*at as usize * width..(*at as usize + 1) * width];
        let scale = row.iter().fold(1e-9f32, |most, value| most.max(value.abs())) / 7.0;
        let steps = |value: &f32| ((value / scale).round() as i8 + 8) as u8;
        out.extend(row.chunks(2).map(|pair| steps(&pair[0]) | pair.get(1).map_or(0, steps) << 4));
        scales.push(scale);
    }
    floats(&mut out, &scales);
    let bias: Vec<f32> = net.bias.iter().zip(&net.mix.bias).map(|(own, mixed)| own + mixed).collect();
    floats(&mut out, &bias);
    floats(&mut out, &net.head.weights);
    floats(&mut out, &net.head.bias);
    floats(&mut out, &net.mix.weights);
    for (hash, _) in languages {
        out.extend(hash.to_le_bytes());
    }
    for (_, weights) in languages {
        floats(&mut out, weights);
    }
    out
}

fn floats(out: &mut Vec<u8>, values: &[f32]) {
    out.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}
