//! Reduces a picture to at most 256 colours by median cut. Colours that agree in the upper five bits of red, green and blue are one *shade*; an array
//! of shades is faster than a map of colours, and frequent flat colours stay exact.

/// Red, green and blue, eight bits each.
pub type PixelRgb = [u8; 3];

const SHADES: usize = 1 << 15;
const MOST: usize = 256;

/// The colours of a reduced picture.
pub struct Palette {
    /// At most 256 colours.
    pub colors: Vec<PixelRgb>,
    /// Index in `colors` of each shade.
    numbers: Vec<u8>,
}

impl Palette {
    /// The palette of opaque RGBA pictures and of one more colour.
    pub fn of<'p>(pictures: impl Iterator<Item = &'p [u8]>, besides: PixelRgb) -> Palette {
        let mut shades = vec![Shade::default(); SHADES];
        shades[shade_of(besides)].count(besides, 1);
        for picture in pictures {
            let (mut last, mut run) = (besides, 0);
            for pixel in picture.chunks_exact(4) {
                let color = [pixel[0], pixel[1], pixel[2]];
                if color != last {
                    shades[shade_of(last)].count(last, run);
                    (last, run) = (color, 0);
                }
                run += 1;
            }
            shades[shade_of(last)].count(last, run);
        }
        let mut used: Vec<(usize, &Shade)> = shades.iter().enumerate().filter(|(_, shade)| shade.pixels > 0).collect();
        let boxes = cut(&mut used);
        let mut numbers = vec![0; SHADES];
        for (no, shades) in boxes.iter().enumerate() {
            shades.iter().for_each(|(at, _)| numbers[*at] = no as u8);
        }
        Palette { colors: boxes.iter().map(|shades| color(shades)).collect(), numbers }
    }

    /// The index of the colour nearest to `color`.
    pub fn number(&self, color: PixelRgb) -> u8 {
        self.numbers[shade_of(color)]
    }

    /// Appends the indexes of RGBA pixels to `out`.
    pub fn numbers(&self, pixels: &[u8], out: &mut Vec<u8>) {
        out.extend(pixels.chunks_exact(4).map(|pixel| self.number([pixel[0], pixel[1], pixel[2]])));
    }
}

fn shade_of(color: PixelRgb) -> usize {
    let [red, green, blue] = color.map(|channel| usize::from(channel >> 3));
    red << 10 | green << 5 | blue
}

/// Statistics of a shade.
#[derive(Clone, Default)]
struct Shade {
    pixels: u64,
    sums: [u64; 3],
    /// The majority colour of the pixels (Boyer–Moore), and its lead over all others.
    most: PixelRgb,
    lead: u64,
}

impl Shade {
    fn count(&mut self, color: PixelRgb, pixels: u64) {
        self.pixels += pixels;
        (0..3).for_each(|i| self.sums[i] += u64::from(color[i]) * pixels);
        if color == self.most {
            self.lead += pixels;
        } else if pixels > self.lead {
            (self.most, self.lead) = (color, pixels - self.lead);
        } else {
            self.lead -= pixels;
        }
    }

    fn mean(&self, channel: usize) -> u64 {
        self.sums[channel] / self.pixels.max(1)
    }
}

type ShadeBox<'a, 's> = &'a mut [(usize, &'s Shade)];

/// Median cut: halves the box with the greatest worth until there are enough boxes.
fn cut<'a, 's>(shades: ShadeBox<'a, 's>) -> Vec<ShadeBox<'a, 's>> {
    let mut boxes = vec![(worth(shades), shades)];
    while boxes.len() < MOST {
        let widest = (0..boxes.len()).filter(|i| boxes[*i].1.len() > 1).max_by_key(|i| boxes[*i].0);
        let Some(widest) = widest else { break };
        let shades = boxes.swap_remove(widest).1;
        let channel = spread(shades).1;
        shades.sort_unstable_by_key(|(at, shade)| (shade.mean(channel), *at));
        let half = pixels(shades) / 2;
        let mut before = 0;
        let middle = shades.iter().position(|(_, shade)| {
            before += shade.pixels;
            before > half
        });
        let (low, high) = shades.split_at_mut(middle.unwrap_or(1).clamp(1, shades.len() - 1));
        boxes.extend([(worth(low), low), (worth(high), high)]);
    }
    boxes.into_iter().map(|(_, shades)| shades).collect()
}

fn worth(shades: &[(usize, &Shade)]) -> u64 {
    pixels(shades) * spread(shades).0
}

fn pixels(shades: &[(usize, &Shade)]) -> u64 {
    shades.iter().map(|(_, shade)| shade.pixels).sum()
}

/// The widest range of means among the channels, and its channel.
fn spread(shades: &[(usize, &Shade)]) -> (u64, usize) {
    let of = |channel: usize| {
        let means = || shades.iter().map(|(_, shade)| shade.mean(channel));
        (means().max().unwrap_or_default() - means().min().unwrap_or_default(), channel)
    };
    [0, 1, 2].map(of).into_iter().max().unwrap_or_default()
}

/// The colour of a box: its dominant colour if there is one, so that white stays white, else the mean.
fn color(shades: &[(usize, &Shade)]) -> PixelRgb {
    let all = pixels(shades).max(1);
    match shades.iter().max_by_key(|(_, shade)| shade.lead) {
        Some((_, shade)) if shade.lead * 4 > all => shade.most,
        _ => [0, 1, 2].map(|i| (shades.iter().map(|(_, shade)| shade.sums[i]).sum::<u64>() / all) as u8),
    }
}

#[cfg(test)]
mod tests {
    use super::{Palette, PixelRgb};

    fn shown(colors: impl Iterator<Item = PixelRgb> + Clone) -> (usize, Vec<PixelRgb>) {
        let pixels: Vec<u8> = colors.flat_map(|[r, g, b]| [r, g, b, 255]).collect();
        let palette = Palette::of([&pixels[..]].into_iter(), [220; 3]);
        let mut numbers = Vec::new();
        palette.numbers(&pixels, &mut numbers);
        (palette.colors.len(), numbers.iter().map(|n| palette.colors[usize::from(*n)]).collect())
    }

    #[test]
    fn few_colours_stay_as_they_are() {
        let colors = [[255, 255, 255], [163, 17, 27], [255, 255, 255]];
        assert_eq!(shown(colors.into_iter()), (3, colors.to_vec()));
    }

    #[test]
    fn many_colours_become_near_ones() {
        let many = (0..4096u32).map(|n| [(n % 16 * 17) as u8, (n / 16 % 16 * 17) as u8, (n / 256 * 17) as u8]);
        // A page is mostly white.
        let given = many.chain(std::iter::repeat_n([255; 3], 50_000));
        let (count, shown) = shown(given.clone());
        assert!(count == 256 && shown.last() == Some(&[255; 3]));
        let far = given.zip(shown).map(|(given, shown)| (0..3).map(|i| given[i].abs_diff(shown[i])).max());
        assert!(far.max().flatten() <= Some(60));
    }
}
