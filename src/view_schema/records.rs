//! The records of views: every name that a template may say, but for the fields of kinds (`kinds`) and what themes and authors name themselves.
//!
//! To add a field, add it here; the compiler then names each place that fills the record.

use super::record::view_records;
use super::{Html, NamedTexts, PhoneView, SharedValue, TermLinkView, WhenAsked};
use std::borrow::Cow;
use std::sync::Arc;
use tera::Value;

view_records! {
    /// What a template sees for one job, besides the needs that its declaration names.
    View<'a; I> {
        /// The site, in the language of the page.
        site: &'a SharedValue<SiteView<'a>>,
        /// The place that publishes the page: the fields of kind place, and those of `PlaceFields`.
        place: &'a SharedValue<I>,
        /// The language of the page.
        lang: &'a SharedValue<LangView<'a>>,
        /// The sort of output.
        product: &'a SharedValue<ProductView<'a>>,
        /// The keys of theme.yaml, and what the site chose.
        theme: &'a SharedValue<ThemeFields>,
        /// The file itself.
        job: JobView<'a>,
        /// The item the page is about, with all its fields.
        item: Option<I>,
        /// The term or the ordered product the page is about.
        term: Option<TermView<'a>>,
        /// The campaign that ordered the file, with all its fields.
        campaign: Option<I>,
        /// Which page of a list it is.
        page: PageView,
        /// Whom to call about its item, else about anything: one rule for everything the place publishes.
        call: Option<&'a SharedValue<CallView<'a>>>,
    }

    /// The site.
    SiteView<'a> {
        /// Name of the site, in the language of the page.
        title: &'a str,
        /// One sentence about the site; an empty text where there is none.
        description: &'a str,
        /// Address of the root site, with a slash at the end.
        base_url: &'a str,
        /// The languages of the site, first the main one.
        languages: Vec<LanguageView<'a>>,
        /// The main menu; entries that lead nowhere at this place are left out.
        navigation: Vec<NavigationView<'a>>,
        /// Domains a reader may trust.
        official_domains: Vec<&'a str>,
        /// Domains whose pages may frame this site's embed pages.
        embed_from: Vec<&'a str>,
        /// What the site says under `extra`.
        extra: Value,
    }

    /// A language of the site.
    LanguageView<'a> {
        /// Code, for example vi.
        code: &'a str,
        /// Its name in itself.
        name: &'a str,
    }

    /// An entry of the main menu.
    NavigationView<'a> {
        /// Words of the entry.
        title: &'a str,
        /// Path below the place's root, or a complete address.
        url: String,
        /// Whether the address is complete.
        absolute: bool,
    }

    /// What a place has besides the fields of kind place.
    PlaceFields<'a> {
        /// Address of the place's own root, with a slash at the end.
        base_url: &'a str,
        /// Whether it is the root of the site.
        is_root: bool,
        /// The place above it.
        parent: Option<ParentView<'a>>,
        /// Its name in addresses.
        slug: &'a str,
        /// Its code.
        code: &'a str,
        /// Whom its people call: who is on duty, else the hotline, else who receives files, else the service centre, else the same of the place above.
        call: Option<CallView<'a>>,
        /// Whom they call for what.
        call_for: CallsView<'a>,
    }

    /// Whom to call.
    CallView<'a> {
        /// Who answers; null where it is the hotline of the place.
        unit: Option<&'a str>,
        /// The number.
        phone: PhoneView<'a>,
        /// When they answer.
        hours: Option<&'a str>,
        /// The weekly periods that the hours say.
        opening: Value,
        /// Where the number comes from: contact, hotline or counter.
        source: &'static str,
        /// Name of the place whose number it is.
        stands: &'a str,
        /// Whether that is the place that publishes.
        is_own: bool,
        /// Code of the language its words are written in.
        lang: &'a str,
    }

    /// Whom to call for what: the contact with that role, at the place or the nearest one above, else as for anything.
    CallsView<'a> {
        /// For anything.
        duty: Option<CallView<'a>>,
        /// To hand in files.
        receive: Option<CallView<'a>>,
        /// To receive a result.
        returned as "return": Option<CallView<'a>>,
        /// For technical help.
        technical: Option<CallView<'a>>,
    }

    /// The place above a place.
    ParentView<'a> {
        /// Its name.
        name: &'a str,
        /// Address of its root.
        base_url: &'a str,
        /// Its code.
        code: &'a str,
    }

    /// The language of the page.
    LangView<'a> {
        /// Code, for example vi.
        code: &'a str,
        /// Its name in itself.
        name: &'a str,
        /// In which direction it is written: ltr or rtl.
        direction: &'static str,
        /// The words of the theme (lang/CODE.yaml) by their keys.
        words: NamedTexts,
    }

    /// The sort of output.
    ProductView<'a> {
        /// Name of its folder in products/.
        name: &'a str,
        /// Its title, in the language of the page.
        title: &'a str,
    }

    /// What `theme` has besides the keys of theme.yaml.
    ThemeFields {
        /// Every declared option with the site's value, else the default.
        options: Value,
        /// Cyan, magenta, yellow and black of each colour that is printed with inks of its own, by its name.
        inks: Value,
    }

    /// The file itself.
    JobView<'a> {
        /// Complete public address; that of an index page is its folder.
        abs_url: String,
        /// Address below the place's root, percent-encoded.
        url: String,
        /// Path below the place's root, as it is on the disk.
        path: &'a str,
        /// Leads from the page to its place's root: empty, ../ …, or the complete address of the root where links are absolute.
        root: String,
        /// Code of its language.
        lang: &'a str,
        /// The same page in the other languages.
        alternates: Vec<AlternateView<'a>>,
        /// The page before that of its item, in the order of the list of its section or kind.
        previous: WhenAsked<Option<NeighbourView<'a>>>,
        /// The page after it in that order.
        next: WhenAsked<Option<NeighbourView<'a>>>,
        /// The newest date of what it shows (YYYY-MM-DD).
        updated: String,
        /// Whether its item is a draft, which only a preview shows.
        draft: bool,
        /// Which file of a printed product it is: web or press.
        variant: &'static str,
        /// Where an old or a short address leads: a path below the root or a complete address.
        leads_to: Option<String>,
        /// The paper of a printed product.
        size: Option<SizeView<'a>>,
        /// How many copies of an ordered file the place gets.
        copies: Option<u64>,
        /// Number and date of the permit under which an ordered file is printed: that of the order, else that of the campaign.
        permit: Option<String>,
        /// Who prints an ordered file: as the order says, else as the campaign does.
        printer: Option<String>,
        /// The build date (YYYY-MM-DD), where the declaration says `uses: [as_of]`.
        as_of: Option<String>,
    }

    /// The page before or after another one.
    NeighbourView<'a> {
        /// Its title.
        title: &'a str,
        /// Address below the place's root, or a complete address.
        url: String,
        /// Whether the address is complete.
        absolute: bool,
        /// Code of the language its title is written in.
        lang: &'a str,
    }

    /// The same page in another language.
    AlternateView<'a> {
        /// Code of the language.
        lang: &'a str,
        /// Name of the language in itself.
        name: &'a str,
        /// Complete public address.
        abs_url: String,
        /// Address below the place's root.
        url: String,
    }

    /// The paper of a printed product; lengths in points (1/72 inch) of the page as it is made.
    SizeView<'a> {
        /// Name of the size, for example a4.
        name: &'a str,
        /// Width of the page.
        width: f64,
        /// Height of the page.
        height: f64,
        /// How far the background runs over each edge.
        bleed: f64,
        /// Where the page is folded, from its left edge.
        folds: Vec<f64>,
        /// By how much a print shop enlarges the page.
        scale: f64,
        /// How wide the edge is that is folded back; 0 without a hem.
        hem: f64,
        /// How wide the pockets for poles at the short ends are; 0 without poles.
        pole: f64,
        /// Where eyelets are along the width, from the left edge.
        eyelets_across: Vec<f64>,
        /// Where eyelets are along the height, from the upper edge.
        eyelets_down: Vec<f64>,
    }

    /// A printed thing in its true size, as a print shop asks for it.
    SheetView<'a> {
        /// Name of the size, for example a4.
        name: &'a str,
        /// Width in millimetres.
        width: u64,
        /// Height in millimetres.
        height: u64,
        /// By how much the file is enlarged when it is printed.
        scale: f64,
        /// How often it is folded.
        folds: u64,
        /// Whether it is a stapled booklet.
        stapled: bool,
        /// Whether its sheets are glued along the spine.
        glued: bool,
        /// How many sides are printed, where the declaration says so; else one of a single page, both of more.
        sides: Option<u64>,
        /// How wide the edge is that is folded back, in millimetres; 0 without a hem.
        hem: u64,
        /// How wide the pockets for poles at the short ends are, in millimetres; 0 without poles.
        pole: u64,
        /// How far eyelets are from one another at most, in millimetres; 0 without eyelets.
        eyelets: u64,
        /// How many eyelets it has.
        eyelet_count: u64,
    }

    /// What a page about a term is about.
    TermView<'a> {
        /// Its name in addresses.
        slug: &'a str,
        /// Its name, in the language of the page.
        name: Cow<'a, str>,
        /// One or two sentences about it.
        summary: Option<&'a str>,
        /// The taxonomy of the site's own that it belongs to.
        taxonomy: Option<TermLinkView<'a>>,
    }

    /// A term in the answer to `{ terms: … }`.
    TermRowView<'a> {
        /// Its name, in the language of the page.
        name: Arc<str>,
        /// The same: templates of lists show terms as they show pages.
        title: Arc<str>,
        /// One or two sentences about it.
        summary: Option<&'a str>,
        /// How many items of the place use it.
        count: u64,
        /// Address of the list about it, below the place's root.
        url: Option<String>,
        /// Its name in addresses.
        slug: Arc<str>,
    }

    /// Which page of a list it is.
    PageView {
        /// Number of the page, from 1.
        number: u32,
        /// How many pages there are.
        count: u32,
        /// How many items all pages show together; 0 where nothing is cut into pages.
        total: u64,
        /// Address of the page before, below the place's root.
        prev: Option<String>,
        /// Address of the page after, below the place's root.
        next: Option<String>,
    }

    /// What the templates of a component see, besides the needs that its declaration names.
    ComponentView<'a> {
        /// Its parameters by name: what the text gives, else the defaults.
        params: Value,
        /// What stands between its first and its last line.
        body: Html,
        /// The place that publishes the page, without its texts.
        place: Value,
        /// The language of the page: code, name and words.
        lang: Value,
        /// Leads from the page to its place's root.
        root: &'a str,
    }

    /// A file in the answer to `{ jobs: … }`.
    FileRowView<'a> {
        /// The same page in the other languages; filled in lists of all pages (`jobs: all`).
        alternates: Vec<AlternateView<'a>>,
        /// Title of its item, else of its product.
        title: &'a str,
        /// Complete public address.
        abs_url: String,
        /// Address below the place's root.
        url: String,
        /// Path below the place's root, as it is on the disk.
        path: &'a str,
        /// Which file of a printed product it is: web, picture or press.
        variant: &'static str,
        /// Address of the picture beside it, below the place's root.
        picture: Option<String>,
        /// Extension of the file, for example pdf.
        format: Option<&'a str>,
        /// Name of its product.
        product: Option<&'a str>,
        /// Code of its language.
        lang: &'a str,
        /// Where an old or a short address leads.
        leads_to: Option<String>,
        /// Title of its product, in its language.
        product_title: Option<&'a str>,
        /// Date of its item (YYYY-MM-DD).
        updated: Option<String>,
        /// The paper of a printed product.
        size: Option<SizeView<'a>>,
        /// The printed thing in its true size.
        sheet: Option<SheetView<'a>>,
        /// Bytes of the picture beside it, with `facts: [bytes]`.
        picture_bytes: WhenAsked<Option<u64>>,
        /// Its number of pages, with `facts: [pages]`.
        pages: WhenAsked<Option<u64>>,
        /// Its length in seconds, with `facts: [seconds]`.
        seconds: WhenAsked<Option<u64>>,
        /// Its size in bytes, with `facts: [bytes]`.
        bytes: WhenAsked<Option<u64>>,
        /// Its first page when all files of the list are put one after the other, with `facts: [range]`.
        first_page: WhenAsked<Option<u64>>,
        /// Its last page in that order, with `facts: [range]`.
        last_page: WhenAsked<Option<u64>>,
    }

    /// A file in the answer to `{ orders: … }`: what a campaign ordered.
    OrderRowView<'a> {
        /// Name of its product.
        product: &'a str,
        /// Title of its product.
        product_title: &'a str,
        /// Extension of the file, for example pdf.
        format: &'a str,
        /// The item it is about, where that is not the campaign.
        item: Option<OrderedItemView<'a>>,
        /// The place it is for.
        place: OrderedPlaceView<'a>,
        /// Code of its language.
        lang: &'a str,
        /// How many copies the place gets.
        copies: Option<u64>,
        /// Paper or cloth with its weight: as ordered, else as the product says.
        paper: Option<String>,
        /// Until when it is delivered (YYYY-MM-DD).
        deadline: Option<String>,
        /// Path, below the root of the whole site, of the file that joins those of all places.
        joined: Option<String>,
        /// Path below the place's root.
        path: &'a str,
        /// Complete public address.
        abs_url: &'a str,
        /// Path of the picture beside it.
        picture: Option<&'a str>,
        /// Path of the file for the print shop.
        press: Option<&'a str>,
        /// The printed thing in its true size.
        sheet: Option<SheetView<'a>>,
        /// Its number of pages, with `facts: [pages]`.
        pages: WhenAsked<Option<u64>>,
        /// Its length in seconds, with `facts: [seconds]`.
        seconds: WhenAsked<Option<u64>>,
        /// Its size in bytes, with `facts: [bytes]`.
        bytes: WhenAsked<Option<u64>>,
        /// Its first page when all files of the list are put one after the other, with `facts: [range]`.
        first_page: WhenAsked<Option<u64>>,
        /// Its last page in that order, with `facts: [range]`.
        last_page: WhenAsked<Option<u64>>,
    }

    /// The item that an ordered file is about.
    OrderedItemView<'a> {
        /// Kind and slug, for example guide:khai-sinh.
        id: &'a str,
        /// Its title.
        title: &'a str,
    }

    /// The place that an ordered file is for.
    OrderedPlaceView<'a> {
        /// Its code.
        code: &'a str,
        /// Its name.
        name: &'a str,
        /// Address of its seat.
        address: Option<&'a str>,
    }
}
