// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"
#include "data/catalogue.h"
#include "data/catalogue_layers.h"
#include "data/gdal_session.h"
#include "data/qgis_style.h"
#include "data/wgs84.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <unistd.h>

namespace northway::data {
namespace {

using model::Catalogue;
using model::Value;

// The format keeps the time of the last change; the same catalogue must give the same bytes.
constexpr const char* kDate = "2000-01-01T00:00:00.000Z";

void set_field(OGRFeature& feature, int index, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (text->empty()) {
            feature.SetFieldNull(index);
        } else {
            feature.SetField(index, text->c_str());
        }
    } else if (const auto* number = std::get_if<double>(&value)) {
        feature.SetField(index, *number);
    } else if (const auto* is_true = std::get_if<bool>(&value)) {
        feature.SetField(index, *is_true ? 1 : 0);
    } else {
        feature.SetFieldNull(index);
    }
}

template <class Row>
bool write_layer(GDALDataset& dataset, const PackLayer<Row>& description,
                 const std::vector<Row>& rows) {
    CPLStringList options;
    options.SetNameValue("IDENTIFIER", description.title);
    options.SetNameValue("DESCRIPTION", description.description);
    options.SetNameValue("GEOMETRY_NAME", "geometry");
    OGRSpatialReference crs = wgs84();
    const bool is_spatial = description.geometry_type != wkbNone;
    OGRLayer* layer = dataset.CreateLayer(description.name, is_spatial ? &crs : nullptr,
                                          description.geometry_type, options.List());
    if (layer == nullptr) {
        return false;
    }
    for (const PackColumn<Row>& column : description.columns) {
        OGRFieldDefn field(column.name, column.type);
        field.SetSubType(column.subtype);
        if (layer->CreateField(&field) != OGRERR_NONE) {
            return false;
        }
    }
    for (const Row& row : rows) {
        OGRFeature feature(layer->GetLayerDefn());
        for (std::size_t i = 0; i < description.columns.size(); ++i) {
            set_field(feature, static_cast<int>(i), description.columns[i].value(row));
        }
        if (is_spatial) {
            feature.SetGeometryDirectly(description.geometry(row).release());
        }
        if (layer->CreateFeature(&feature) != OGRERR_NONE) {
            return false;
        }
    }
    return true;
}

bool write_systems(GDALDataset& dataset, const Catalogue& catalogue) {
    std::vector<SystemLine> lines;
    std::vector<SystemPoint> points;
    std::vector<SystemArea> areas;
    for (const model::System& system : catalogue.systems) {
        for (const model::Route* route : catalogue.routes_of(system.id)) {
            lines.push_back({&system, route});
        }
        if (const model::Area* area = catalogue.area_of(system.id)) {
            areas.push_back({&system, area});
        }
        if (system.geometry != "point") {
            continue;
        }
        int number = 0;
        for (const std::string& id : system.place_ids) {
            if (const model::Place* place = catalogue.find_place(id)) {
                points.push_back({&system, place, ++number});
            }
        }
    }
    return write_layer(dataset, areas_layer(), areas) &&
           write_layer(dataset, lines_layer(), lines) &&
           write_layer(dataset, points_layer(), points) &&
           write_layer(dataset, systems_layer(), catalogue.systems);
}

bool write_tables(GDALDataset& dataset, const Catalogue& catalogue) {
    return write_layer(dataset, places_layer(), catalogue.places) &&
           write_layer(dataset, observations_layer(catalogue), catalogue.observations) &&
           write_layer(dataset, derived_layer(), model::derive(catalogue)) &&
           write_layer(dataset, events_layer(), catalogue.events) &&
           write_layer(dataset, statements_layer(), catalogue.statements) &&
           write_layer(dataset, sources_layer(), catalogue.sources) &&
           write_layer(dataset, terms_layer(), catalogue.terms);
}

// The table in which QGIS keeps the styles of a GeoPackage's layers, with the fields that it makes
// itself.
bool write_styles(GDALDataset& dataset) {
    CPLStringList options;
    options.SetNameValue("FID", "id");
    options.SetNameValue("DESCRIPTION", "Styles of the layers, read by QGIS");
    OGRLayer* layer = dataset.CreateLayer("layer_styles", nullptr, wkbNone, options.List());
    if (layer == nullptr) {
        return false;
    }
    for (const auto& [name, type, width] :
         {std::tuple("f_table_catalog", OFTString, 256),
          std::tuple("f_table_schema", OFTString, 256), std::tuple("f_table_name", OFTString, 256),
          std::tuple("f_geometry_column", OFTString, 256), std::tuple("styleName", OFTString, 30),
          std::tuple("styleQML", OFTString, 0), std::tuple("styleSLD", OFTString, 0),
          std::tuple("useAsDefault", OFTInteger, 0), std::tuple("description", OFTString, 0),
          std::tuple("owner", OFTString, 30), std::tuple("ui", OFTString, 30),
          std::tuple("update_time", OFTDateTime, 0)}) {
        OGRFieldDefn field(name, type);
        field.SetWidth(width);
        if (type == OFTInteger) {
            field.SetSubType(OFSTBoolean);
        }
        if (layer->CreateField(&field) != OGRERR_NONE) {
            return false;
        }
    }
    for (const auto& [name, shape] : {std::pair("systems_line", SymbolShape::line),
                                      std::pair("systems_point", SymbolShape::point),
                                      std::pair("systems_area", SymbolShape::area)}) {
        OGRFeature feature(layer->GetLayerDefn());
        // QGIS compares catalogue and schema with the empty text, not with null.
        feature.SetField("f_table_catalog", "");
        feature.SetField("f_table_schema", "");
        feature.SetField("f_table_name", name);
        feature.SetField("f_geometry_column", "geometry");
        feature.SetField("styleName", "status in 2025");
        feature.SetField("styleQML", qgis_qml(shape).c_str());
        feature.SetField("styleSLD", status_sld(shape, name).c_str());
        feature.SetField("useAsDefault", 1);
        feature.SetField("description", "Systems by their status in 2025");
        feature.SetField("owner", "");
        feature.SetField("update_time", 2000, 1, 1, 0, 0, 0.0F, 100);
        if (layer->CreateFeature(&feature) != OGRERR_NONE) {
            return false;
        }
    }
    return true;
}

// What the dataset says about itself (the tables gpkg_metadata and gpkg_metadata_reference).
bool write_metadata(GDALDataset& dataset, const Catalogue& catalogue) {
    std::string sources;
    for (const model::Source& source : catalogue.sources) {
        sources +=
            fmt::format("{}{}{}{}{}", sources.empty() ? "" : "; ",
                        source.authors.empty() ? "" : source.authors + ", ", source.titles.en,
                        source.published.empty() ? "" : ", " + source.published,
                        source.is_general() ? " (general; verify before publishing)" : "");
    }
    const std::size_t routes = catalogue.routes.size();
    CPLStringList metadata;
    metadata.SetNameValue("TITLE", "Northway catalogue: China-Russia corridors and Arctic routes");
    metadata.SetNameValue(
        "ABSTRACT",
        fmt::format("Transport and energy systems between Northeast China and the Russian Far East "
                    "and the Arctic routes beyond: {} systems ({} routes, {} areas), {} numbers "
                    "with unit, period, basis and source, {} events. Routes and areas are "
                    "generalised or schematic, see route_accuracy and area_accuracy. Levels, "
                    "growth rates and cumulative totals are different things: see basis.",
                    catalogue.systems.size(), routes, catalogue.areas.size(),
                    catalogue.observations.size(), catalogue.events.size())
            .c_str());
    metadata.SetNameValue("LICENSE",
                          "Apache-2.0; geometry derived from the data that "
                          "geodata/SOURCES.md names, under their own terms");
    metadata.SetNameValue("LANGUAGE", "en, zh, ru");
    metadata.SetNameValue("CRS", "WGS 84 longitude and latitude; longitudes run on past 180");
    metadata.SetNameValue("SOURCES", sources.c_str());
    return dataset.SetMetadata(metadata.List()) == CE_None;
}

// A file under a temporary name that goes away unless it was renamed.
class TemporaryFile {
public:
    explicit TemporaryFile(std::filesystem::path path) : path_(std::move(path)) { remove(); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() { remove(); }
    const std::filesystem::path& path() const { return path_; }

private:
    void remove() const {
        std::error_code ignored;
        for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
            std::filesystem::remove(path_.string() + suffix, ignored);
        }
    }
    std::filesystem::path path_;
};

}  // namespace

Status pack_catalogue(const Catalogue& catalogue, const std::filesystem::path& path) {
    GdalSession session;
    const auto target = write_target(path);
    if (!target) {
        return tl::unexpected(target.error());
    }
    // Beside the target, so that the rename stays on one file system; .gpkg, as GDAL wants it.
    std::error_code fault;
    const TemporaryFile temporary(
        (target->is_stream ? std::filesystem::temp_directory_path(fault)
                           : target->path.parent_path()) /
        fmt::format("{}.part-{}.gpkg", target->path.filename().string(), getpid()));
    const auto error = [&](const std::string& reason) {
        return failed(fmt::format("'{}' cannot be written: {}", path.string(), reason));
    };
    const CPLConfigOptionSetter date("OGR_CURRENT_DATE", kDate, false);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) {
        return error("this GDAL has no GeoPackage driver");
    }
    GDALDatasetUniquePtr dataset(
        driver->Create(temporary.path().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset || dataset->StartTransaction() != OGRERR_NONE ||
        !write_systems(*dataset, catalogue) || !write_tables(*dataset, catalogue) ||
        !write_styles(*dataset) || dataset->CommitTransaction() != OGRERR_NONE ||
        !write_metadata(*dataset, catalogue)) {
        return error(session.reason("GDAL does not say why"));
    }
    dataset.reset();  // writes the rest
    if (session.has_failure()) {
        return error(session.reason(""));
    }
    if (target->is_stream) {  // SQLite must seek, so a stream gets the finished file
        const auto bytes = read_bytes(temporary.path());
        return bytes ? write_text(path, *bytes) : tl::unexpected(bytes.error());
    }
    std::filesystem::rename(temporary.path(), target->path, fault);
    if (fault) {
        return error(fault.message());
    }
    return {};
}

}  // namespace northway::data
