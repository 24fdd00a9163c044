// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>

// A small catalogue on disk, whose files a test may replace before it writes them.
namespace northway::data::test_sample {

using Files = std::map<std::string, std::string>;

inline Files files() {
    return {
        {"sources.csv",
         "source_id,kind,title_zh,title_en,title_ru,authors,publisher,published,note\n"
         "report,document,报告,Report,Доклад,Zhang,Press,2024,\n"
         "yearbook,general,年鉴,Yearbook,Ежегодник,,,2024,verify\n"},
        {"places.csv",
         "place_id,name_en,name_zh,name_zh_alt,name_ru,kind,country,admin1_en,lon,lat,"
         "coordinate_source\n"
         "heihe,Heihe,黑河,,Хэйхэ,city,CN,Heilongjiang,127.49,50.24,typed\n"
         "blagoveshchensk,Blagoveshchensk,布拉戈维申斯克,海兰泡,Благовещенск,city,RU,Amur Oblast,"
         "127.54,50.28,typed\n"},
        {"systems.csv",
         "system_id,kind,name_en,name_zh,name_zh_alt,name_ru,status_from,status_2025,"
         "status_2025_basis,opened,planned,tier,geometry,forward,place_ids,scenes,rank,sources,"
         "note\n"
         "bridge,road_bridge,Bridge,大桥,老桥,Мост,construction@2016-12;operating@2022-06-10,"
         "operating,seed,2022-06-10,,core,line,cn-ru,heihe;blagoveshchensk,"
         "far-east;amur-crossings,1,report,\"long, with a comma\"\n"
         "port,port,Port,港,,Порт,,unknown,,,,core,point,,heihe,far-east,4,report,\n"
         "zone,industrial_zone,Zone,园区,,Зона,proposed@2023,planned,seed,,2030,wider,area,,heihe,"
         "far-east,5,report,\n"},
        {"observations.csv",
         "obs_id,system_id,metric,commodity,direction,value,unit,qualifier,period_start,period_end,"
         "basis,source_id,place_in_source,dispute,note,suspect\n"
         "o1,bridge,throughput,freight,cn-ru,4000000,t/a,~,2023,2023,actual,report,12,o2,,\n"
         "o2,bridge,throughput,freight,cn-ru,3900000,t,,2023,2023,actual,yearbook,,o1,,1\n"
         "o3,port,count,,,0,1,,2020-01,2020-06,actual,report,7,,,\n"},
        {"events.csv",
         "date,system_id,title_en,title_zh,title_ru,places,source_id,place_in_source,basis\n"
         "2022-06-10,bridge,Opened,开通,Открыт,heihe,report,3,actual\n"
         "2016,,Began,开工,Начало,,report,2,planned\n"},
        {"statements.csv",
         "stmt_id,system_id,place_id,class,date,text_en,text_zh,text_ru,source_id,"
         "place_in_source\n"
         "s1,bridge,,status,2022,open,已开通,открыт,report,5\n"
         "s2,,heihe,policy,,a border city,边境城市,приграничный город,report,6\n"},
        {"vocab.csv",
         "field,code,label_en,label_zh,label_ru,definition_en\n"
         "metric,throughput,throughput,通过量,объём перевозок,what was carried\n"
         "metric,count,number,数量,число,how many\n"
         "commodity,freight,freight,货物,грузы,goods of all kinds\n"},
        {"areas.geojson",
         R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
         R"({"system_id":"zone","accuracy":"schematic","made":"around heihe"},"geometry":)"
         R"({"type":"MultiPolygon","coordinates":[[[[127,50],[128,50],[128,51],[127,50]]],)"
         R"([[[126,50],[126.5,50],[126.5,50.5],[126,50]]]]}}]})"},
        {"routes.geojson",
         R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
         R"({"route_id":"bridge","system_id":"bridge","accuracy":"generalised",)"
         R"("made":"by hand","length_km":5.72},"geometry":{"type":"LineString",)"
         R"("coordinates":[[127.49,50.24],[127.54,50.28]]}}]})"},
    };
}

}  // namespace northway::data::test_sample
