//! `loa help`: the commands, one command, or a page of the manual.

use super::{GOOD, SYSTEM, arguments};
use crate::diag::nearest;
use crate::lang::Words;
use crate::manual::{TOPICS, find};
use clap::ArgMatches;

/// Runs the command and returns its exit code.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let speech = words.speech;
    let asked: Vec<&String> = matches.get_many::<String>("topic").into_iter().flatten().collect();
    let mut command = arguments::command(words);
    command.build();
    let Some(name) = asked.first() else {
        say!("{}", command.render_help());
        say!("{}", words.say("cli-help-manual", &[]));
        for topic in TOPICS {
            say!("  {:<20} {}", topic.name(speech), topic.title(speech));
        }
        return GOOD;
    };
    if let Some(topic) = find(name) {
        say!("{}", topic.plain(speech, |alt| words.say("cli-help-picture", &[("alt", alt.to_string())])));
        return GOOD;
    }
    // `loa help list jobs` goes down as far as there are commands.
    let mut found = Some(&mut command);
    for name in &asked {
        found = found.and_then(|c| c.find_subcommand_mut(name));
    }
    if let Some(found) = found {
        say!("{}", found.render_long_help());
        return GOOD;
    }
    let known: Vec<&str> = TOPICS.iter().map(|t| t.name(speech)).chain(command.get_subcommands().map(|c| c.get_name())).collect();
    let near = nearest(name, &known).unwrap_or("none").to_string();
    complain!("{}", words.say("cli-no-help", &[("name", name.to_string()), ("near", near)]));
    SYSTEM
}
