//! Variants of a printed job: the file for the web, a picture of it, the file for the print shop.

/// How the name of a file for print shops ends.
const PRESS_ENDING: &str = "_nha-in.pdf";

/// The variants of a printed product's file. Files of other products are `Web`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobVariant {
    /// The file for the web.
    #[default]
    Web,
    /// The pages of the web file as one picture, small enough to forward.
    Picture,
    /// With inks, bleed and crop marks for a print shop. Made only with `--press`.
    Press,
}

impl JobVariant {
    /// Every variant.
    pub const ALL: [JobVariant; 3] = [JobVariant::Web, JobVariant::Picture, JobVariant::Press];

    /// Its name in views, ids of jobs and declarations.
    pub fn name(self) -> &'static str {
        match self {
            JobVariant::Web => "web",
            JobVariant::Picture => "picture",
            JobVariant::Press => "press",
        }
    }

    /// The path of this variant, given that of the web file.
    pub fn path(self, web: &str) -> String {
        let stem = web.strip_suffix(".pdf").unwrap_or(web);
        match self {
            JobVariant::Web => web.to_string(),
            JobVariant::Picture => format!("{stem}.png"),
            JobVariant::Press => format!("{stem}{PRESS_ENDING}"),
        }
    }

    /// The path of the web file beside this variant.
    pub fn web_path(self, path: &str) -> String {
        let stem = match self {
            JobVariant::Web => None,
            JobVariant::Picture => path.strip_suffix(".png"),
            JobVariant::Press => path.strip_suffix(PRESS_ENDING),
        };
        stem.map_or_else(|| path.to_string(), |stem| format!("{stem}.pdf"))
    }
}

#[cfg(test)]
mod tests {
    use super::JobVariant;

    #[test]
    fn variants_stand_beside_the_web_file() {
        let web = "in/11311_khai-sinh_to-roi.pdf";
        assert_eq!(JobVariant::Web.path(web), web);
        assert_eq!(JobVariant::Picture.path(web), "in/11311_khai-sinh_to-roi.png");
        assert_eq!(JobVariant::Press.path(web), "in/11311_khai-sinh_to-roi_nha-in.pdf");
        assert!(JobVariant::ALL.iter().all(|variant| variant.web_path(&variant.path(web)) == web));
    }
}
