//! The form of an item: its inputs, what was sent in them, and the faults of each.

use super::current_file::CurrentFile;
use super::page_templates::PageTemplates;
use crate::edit::form::{FormContext, FormInput, form_inputs};
use crate::edit::{FormChanges, FormPairs, read_form};
use crate::serve::Version;

/// The inputs of an item, filled from its file.
pub fn inputs(version: &Version, current: &CurrentFile) -> Vec<FormInput> {
    form_inputs(&context(version, current))
}

/// The inputs of an item, and the changes in a form that was sent.
pub fn changes(version: &Version, current: &CurrentFile, pairs: &FormPairs) -> (Vec<FormInput>, FormChanges) {
    let context = context(version, current);
    let inputs = form_inputs(&context);
    let changes = read_form(&context, &inputs, pairs);
    (inputs, changes)
}

fn context<'a>(version: &'a Version, current: &'a CurrentFile) -> FormContext<'a> {
    FormContext {
        library: &version.loaded.library,
        target: current.target,
        source: &current.source,
        node: current.node.as_ref(),
        item: current.item,
        like: None,
    }
}

/// The message for the fault in an input, when it has one.
pub fn input_fault(changes: &FormChanges, input: &FormInput, templates: &PageTemplates) -> Option<String> {
    changes.faults.iter().find(|(name, _)| *name == input.name).map(|(_, fault)| templates.fault_text(fault))
}

/// The inputs in the three groups of a form: required ones and the summary, the others, and those that are seldom used.
pub fn grouped(inputs: Vec<FormInput>) -> [Vec<FormInput>; 3] {
    let mut groups = [Vec::new(), Vec::new(), Vec::new()];
    for input in inputs.into_iter().filter(|i| i.fixed != Some("text")) {
        let group = if input.further { 2 } else { usize::from(!(input.required || input.name == "summary")) };
        groups[group].push(input);
    }
    groups
}
