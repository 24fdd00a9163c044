// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"
#include "app/open_map.h"
#include "app/standard_output.h"
#include "base/file.h"
#include "data/catalogue.h"
#include "scene/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace northway::app {
namespace {

// The catalogue that the command is about, and the scene that restricts it, if one was named.
struct Subject {
    std::filesystem::path folder;
    std::string scene;
};

Result<Subject> subject_of(const Options& options, const std::filesystem::path& share) {
    std::error_code ignored;
    if (options.scene.empty()) {
        return Subject{share / "geodata/catalogue", ""};
    }
    const std::filesystem::path path = options.scene;
    if (std::filesystem::exists(path / "systems.csv", ignored)) {
        return Subject{path, ""};
    }
    if (std::filesystem::is_directory(path, ignored)) {
        return bad_input(fmt::format("'{}' holds no systems.csv; name the folder of a catalogue",
                                     options.scene));
    }
    const auto scene = read_named_scene(options, share);
    if (!scene) {
        return tl::unexpected(scene.error());
    }
    const auto source = std::find_if(
        scene->sources.begin(), scene->sources.end(),
        [](const auto& spec) { return spec.kind == scene::SourceSpec::Kind::catalogue; });
    if (source == scene->sources.end()) {
        return bad_input(
            fmt::format("the scene '{}' has no source of type catalogue", options.scene));
    }
    return Subject{source->path, path.stem().string()};
}

Result<std::string> write_out(const Options& options, const Inspection& inspection,
                              const std::filesystem::path& share) {
    const Language language = options.language.value_or(Language::en);
    const bool one_by_one = !options.inspect.systems.empty() && !options.table;
    switch (options.format) {
        case Format::json:
            return inspection_json(inspection);
        case Format::csv:
            return inspection_csv(inspection, options.table.value_or(InspectTable::observations),
                                  language);
        case Format::text:
            break;
    }
    const auto words = scene::Words::read(share / "assets/words");
    if (!words) {
        return tl::unexpected(words.error());
    }
    return one_by_one ? inspection_cards(inspection, *words, language)
                      : inspection_text(inspection, options.table.value_or(InspectTable::systems),
                                        *words, language);
}

}  // namespace

Status inspect(const Options& options, const Environment& environment) {
    const auto subject = subject_of(options, environment.share);
    if (!subject) {
        return tl::unexpected(subject.error());
    }
    const auto catalogue = data::read_catalogue(subject->folder);
    if (!catalogue) {
        return tl::unexpected(catalogue.error());
    }
    InspectFilter filter = options.inspect;
    // A scene shows its own systems; one that no system names shows them all.
    const auto is_drawn_in = [&](const model::System& s) {
        return std::find(s.scenes.begin(), s.scenes.end(), subject->scene) != s.scenes.end();
    };
    if (filter.scenes.empty() &&
        std::any_of(catalogue->systems.begin(), catalogue->systems.end(), is_drawn_in)) {
        filter.scenes.push_back(subject->scene);
    }
    const auto inspection = inspect_catalogue(*catalogue, filter);
    if (!inspection) {
        return tl::unexpected(inspection.error());
    }
    const auto text = write_out(options, *inspection, environment.share);
    if (!text) {
        return tl::unexpected(text.error());
    }
    if (!options.output.empty() && options.output != "-") {
        return write_text(options.output, *text);
    }
    return write_standard_output(*text);
}

}  // namespace northway::app
