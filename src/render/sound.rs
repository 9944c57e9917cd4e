//! Sound: speech behind an opening chime, at the loudness of broadcasts, as a WAV file.
//!
//! Loudness is measured as ITU-R BS.1770-4 says (K-weighting, blocks of 400 ms, gates at −70 LUFS and 10 LU below the mean).

use std::f64::consts::PI;

/// The loudness of what is made, in LUFS: that of speech for loudspeakers and telephones.
const LOUDNESS: f64 = -16.0;
/// The highest sample, as a part of full scale: −1 dB.
const PEAK: f64 = 0.891;
/// Tones of the chime in hertz: sol, do, mi. Our own; nobody's call sign.
const CHIME: [f64; 3] = [392.0, 523.25, 659.25];
/// Seconds from one tone to the next, of the last tone, and of the silences before and behind the speech.
const STEP: f64 = 0.45;
const LAST: f64 = 1.4;
const BEFORE: f64 = 0.5;
const BEHIND: f64 = 0.4;

/// Samples of one channel, between −1 and 1.
#[derive(Debug)]
pub struct Sound {
    /// Samples in a second.
    pub rate: u32,
    /// The samples.
    pub samples: Vec<f64>,
}

impl Sound {
    /// Reads a WAV file of 16-bit samples; several channels become one. Lengths that a program wrote before it knew them are those of the file.
    pub fn from_wav(bytes: &[u8]) -> Option<Sound> {
        let number = |at: usize, size: usize| -> Option<usize> {
            let field = bytes.get(at..at + size)?;
            Some(field.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
        };
        if bytes.get(..4)? != b"RIFF" || bytes.get(8..12)? != b"WAVE" {
            return None;
        }
        let (mut at, mut format) = (12, None);
        loop {
            let (name, size, body) = (bytes.get(at..at + 4)?, number(at + 4, 4)?, at + 8);
            match name {
                b"fmt " => format = Some((number(body, 2)?, number(body + 2, 2)?, number(body + 4, 4)?, number(body + 14, 2)?)),
                b"data" => {
                    let (kind, channels, rate, bits) = format?;
                    if !matches!(kind, 1 | 0xfffe) || bits != 16 || !(1..=8).contains(&channels) || !(8_000..=192_000).contains(&rate) {
                        return None;
                    }
                    let data = &bytes[body..body.saturating_add(size).min(bytes.len())];
                    let sample = |pair: &[u8]| f64::from(i16::from_le_bytes([pair[0], pair[1]])) / 32_768.0;
                    let mixed =
                        data.chunks_exact(2 * channels).map(|frame| frame.chunks_exact(2).map(sample).sum::<f64>() / channels as f64);
                    return Some(Sound { rate: rate as u32, samples: mixed.collect() });
                }
                _ => {}
            }
            at = body.checked_add(size)?.checked_add(size % 2)?;
        }
    }

    /// As a WAV file: one channel of 16 bits.
    pub fn to_wav(&self) -> Vec<u8> {
        let (size, rate) = (self.samples.len() as u32 * 2, self.rate);
        let mut out = Vec::with_capacity(44 + size as usize);
        out.extend(b"RIFF");
        out.extend((36 + size).to_le_bytes());
        out.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
        out.extend(rate.to_le_bytes());
        out.extend((rate * 2).to_le_bytes());
        out.extend(b"\x02\0\x10\0data");
        out.extend(size.to_le_bytes());
        out.extend(self.samples.iter().flat_map(|sample| ((sample * 32_767.0).round().clamp(-32_768.0, 32_767.0) as i16).to_le_bytes()));
        out
    }

    /// The length in whole seconds, rounded up.
    pub fn seconds(&self) -> u32 {
        self.samples.len().div_ceil(self.rate.max(1) as usize) as u32
    }

    /// The speech at the loudness of broadcasts, with the chime in front.
    pub fn announced(mut self) -> Sound {
        trim(&mut self.samples);
        self.level();
        let mut samples = chime(self.rate);
        let mut tones = Sound { rate: self.rate, samples: std::mem::take(&mut samples) };
        tones.level();
        let silence = |seconds: f64| vec![0.0; (seconds * f64::from(self.rate)) as usize];
        let samples = [tones.samples, silence(BEFORE), self.samples, silence(BEHIND)].concat();
        Sound { rate: self.rate, samples }
    }

    /// Amplifies to the loudness of broadcasts. What would rise above the highest sample is rounded off, not cut.
    fn level(&mut self) {
        let original = std::mem::take(&mut self.samples);
        let (mut gain, mut levelled) = (1.0, original.clone());
        // What is rounded off is quieter than it was: the gain is corrected for that.
        for _ in 0..4 {
            let Some(loudness) = loudness(&levelled, f64::from(self.rate)) else { break };
            gain *= 10f64.powf((LOUDNESS - loudness) / 20.0);
            levelled = original.iter().map(|sample| rounded_off(sample * gain)).collect();
        }
        self.samples = levelled;
    }
}

/// Up to half of full scale a sample stays; above, it approaches the peak.
fn rounded_off(sample: f64) -> f64 {
    const KNEE: f64 = 0.5;
    let over = sample.abs() - KNEE;
    if over <= 0.0 {
        return sample;
    }
    let room = PEAK - KNEE;
    (KNEE + room * (over / (over + room))).copysign(sample)
}

/// Drops the silence at both ends that engines leave.
fn trim(samples: &mut Vec<f64>) {
    let is_heard = |sample: &f64| sample.abs() > 0.002;
    let end = samples.iter().rposition(is_heard).map_or(0, |last| last + 1);
    samples.truncate(end);
    let start = samples.iter().position(is_heard).unwrap_or(samples.len());
    samples.drain(..start);
}

/// Three tones that fade as those of a struck bar: the fundamental and two overtones.
fn chime(rate: u32) -> Vec<f64> {
    let rate = f64::from(rate);
    let length = ((CHIME.len() - 1) as f64 * STEP + LAST) * rate;
    let mut samples = vec![0.0; length as usize];
    for (no, tone) in CHIME.iter().enumerate() {
        let start = (no as f64 * STEP * rate) as usize;
        for (overtone, part, fading) in [(1.0, 0.6, 2.6), (2.76, 0.18, 5.0), (5.4, 0.06, 9.0)] {
            // A rotation by a fixed angle: one sine and cosine for all samples.
            let (sine, cosine) = (2.0 * PI * tone * overtone / rate).sin_cos();
            let fade = (-fading / rate).exp();
            let (mut x, mut y, mut volume) = (1.0, 0.0, part);
            for (at, sample) in samples[start..].iter_mut().enumerate() {
                // The tone rises within five milliseconds, so that nothing clicks.
                let rise = (at as f64 / (0.005 * rate)).min(1.0);
                *sample += y * volume * rise;
                (x, y) = (x * cosine - y * sine, x * sine + y * cosine);
                volume *= fade;
            }
        }
    }
    samples
}

/// A filter of second order.
struct Biquad {
    b: [f64; 3],
    a: [f64; 2],
    z: [f64; 2],
}

impl Biquad {
    fn pass(&mut self, x: f64) -> f64 {
        let y = self.b[0] * x + self.z[0];
        self.z[0] = self.b[1] * x - self.a[0] * y + self.z[1];
        self.z[1] = self.b[2] * x - self.a[1] * y;
        y
    }
}

/// The two stages of K-weighting for a sample rate.
fn k_weighting(rate: f64) -> [Biquad; 2] {
    let k = (PI * 1_681.974_450_955_533 / rate).tan();
    let (q, high) = (0.707_175_236_955_419_6, 10f64.powf(3.999_843_853_973_347 / 20.0));
    let middle = high.powf(0.499_666_774_154_541_6);
    let a0 = 1.0 + k / q + k * k;
    let shelf = Biquad {
        b: [(high + middle * k / q + k * k) / a0, 2.0 * (k * k - high) / a0, (high - middle * k / q + k * k) / a0],
        a: [2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0],
        z: [0.0; 2],
    };
    let (k, q) = ((PI * 38.135_470_876_024_44 / rate).tan(), 0.500_327_037_323_877_3);
    let a0 = 1.0 + k / q + k * k;
    let low_cut = Biquad { b: [1.0, -2.0, 1.0], a: [2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0], z: [0.0; 2] };
    [shelf, low_cut]
}

/// The integrated loudness in LUFS. None for silence.
fn loudness(samples: &[f64], rate: f64) -> Option<f64> {
    let [mut shelf, mut low_cut] = k_weighting(rate);
    let squares: Vec<f64> = samples.iter().map(|sample| low_cut.pass(shelf.pass(*sample)).powi(2)).collect();
    let (block, hop) = ((0.4 * rate) as usize, (0.1 * rate) as usize);
    let powers: Vec<f64> = match squares.len() {
        0 => return None,
        short if short < block => vec![squares.iter().sum::<f64>() / short as f64],
        _ => squares.windows(block).step_by(hop).map(|window| window.iter().sum::<f64>() / block as f64).collect(),
    };
    let level = |power: f64| -0.691 + 10.0 * power.log10();
    let mean = |gate: f64| {
        let (count, sum) = powers.iter().filter(|power| level(**power) > gate).fold((0, 0.0), |(n, sum), power| (n + 1, sum + power));
        (count > 0).then(|| sum / f64::from(count))
    };
    mean(level(mean(-70.0)?) - 10.0).map(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(hertz: f64, volume: f64, rate: u32) -> Sound {
        let samples = (0..rate * 3).map(|at| volume * (2.0 * PI * hertz * f64::from(at) / f64::from(rate)).sin()).collect();
        Sound { rate, samples }
    }

    #[test]
    fn loudness_is_that_of_the_standard() {
        // A sine of 997 Hz at full scale in one channel is −3.01 LUFS.
        for rate in [16_000, 22_050, 48_000] {
            let found = loudness(&tone(997.0, 1.0, rate).samples, f64::from(rate)).expect("loud");
            assert!((found + 3.01).abs() < 0.05, "{rate}: {found}");
        }
        assert!(loudness(&[0.0; 48_000], 48_000.0).is_none() && loudness(&[], 48_000.0).is_none());
    }

    #[test]
    fn quiet_and_loud_speech_come_out_alike() {
        for volume in [0.02, 0.2, 0.9] {
            let mut sound = tone(300.0, volume, 22_050);
            sound.level();
            let found = loudness(&sound.samples, 22_050.0).expect("loud");
            assert!((found - LOUDNESS).abs() < 0.5, "{volume}: {found}");
            assert!(sound.samples.iter().all(|sample| sample.abs() <= PEAK));
        }
    }

    #[test]
    fn wav_files_are_read_as_programs_write_them() {
        let sound = tone(440.0, 0.5, 16_000).announced();
        assert_eq!(sound.seconds(), 7);
        let mut bytes = sound.to_wav();
        let same = Sound::from_wav(&bytes).expect("a WAV file");
        assert_eq!((same.rate, same.samples.len()), (16_000, sound.samples.len()));
        assert_eq!(same.to_wav().len(), bytes.len());
        // espeak-ng writes to a pipe before it knows the length.
        bytes[40..44].copy_from_slice(&0x7fff_f000u32.to_le_bytes());
        assert_eq!(Sound::from_wav(&bytes).expect("a WAV file").samples.len(), sound.samples.len());
        for broken in [&b""[..], b"RIFF....WAVE", &bytes[..30], b"RIFF\0\0\0\0WAVEdata\xff\xff\xff\xff"] {
            assert!(Sound::from_wav(broken).is_none());
        }
    }
}
