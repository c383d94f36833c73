"""Datasets of invented events, written as the real ones are."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from hudna.model.readings import Reading
from hudna.model.reports import Refusal, Report
from hudna.sources import bring_in
from hudna.sources.datasets.gdelt import LAYOUTS


def header(line: str) -> list[str]:
    """The columns of a header as a file has it."""
    return line.split(",")


ACLED = header(
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
    "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
    "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
OLD_ACLED = header(
    "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,actor1,assoc_actor_1,"
    "inter1,actor2,assoc_actor_2,inter2,interaction,region,country,admin1,admin2,admin3,location,latitude,longitude,"
    "geo_precision,source,source_scale,notes,fatalities,timestamp"
)
UCDP = header(
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_name,"
    "side_a,side_b,number_of_sources,source_article,source_headline,where_prec,where_coordinates,where_description,"
    "adm_1,adm_2,latitude,longitude,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,"
    "deaths_b,deaths_civilians,deaths_unknown,best,high,low"
)
UCDP_CANDIDATES = header(
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
)

HOUTHI = "Military Forces of Yemen (2016-2022) Supreme Political Council"
ARMY = "Military Forces of Yemen (2012-2022)"

SHELLING = {
    "event_id_cnty": "YEM90001",
    "data_id": "7000001",
    "event_date": "2020-05-03",
    "year": "2020",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": HOUTHI,
    "inter1": "2",
    "actor2": ARMY,
    "inter2": "1",
    "iso": "887",
    "region": "Middle East",
    "country": "Yemen",
    "admin1": "Al Hudaydah",
    "admin2": "Ad Durayhimi",
    "location": "Ad Durayhimi",
    "latitude": "14.637",
    "longitude": "43.055",
    "geo_precision": "1",
    "source": "Border Post",
    "notes": "On 3 May 2020, shells fell on army positions in Ad Durayhimi. Four soldiers were killed, residents said.",
    "fatalities": "4",
    "timestamp": "1589000000",
}
KILLING = {
    "id": "900001",
    "relid": "YEM-2020-1-1",
    "year": "2020",
    "code_status": "Clear",
    "type_of_violence": "1",
    "conflict_name": "Yemen (North Yemen): Government",
    "side_a": "Government of Yemen (North Yemen)",
    "side_b": "Ansarallah",
    "source_article": '"Border Post, 2020-05-04, Shells on a town"',
    "where_prec": "1",
    "where_coordinates": "Ad Durayhimi town",
    "adm_1": "Al Hudaydah governorate",
    "adm_2": "Ad Durayhimi district",
    "latitude": "14.637",
    "longitude": "43.055",
    "country": "Yemen (North Yemen)",
    "date_prec": "1",
    "date_start": "2020-05-03 00:00:00.000",
    "date_end": "2020-05-03 00:00:00.000",
    "deaths_a": "4",
    "deaths_b": "0",
    "deaths_civilians": "0",
    "deaths_unknown": "1",
    "best": "5",
    "high": "9",
    "low": "4",
}
CODED = {
    "globaleventid": "910000001",
    "day": "20200503",
    "isrootevent": "1",
    "eventcode": "194",
    "eventbasecode": "194",
    "eventrootcode": "19",
    "quadclass": "4",
    "nummentions": "120",
    "actor1code": "LBNHEZ",
    "actor1name": "HEZBOLLAH",
    "actor1countrycode": "LBN",
    "actor1knowngroupcode": "HEZ",
    "actor2code": "ISRMIL",
    "actor2name": "ISRAELI ARMY",
    "actor2countrycode": "ISR",
    "actor2type1code": "MIL",
    "actiongeo_type": "4",
    "actiongeo_fullname": "Khiam, Nabatiye, Lebanon",
    "actiongeo_countrycode": "LE",
    "actiongeo_lat": "33.33",
    "actiongeo_long": "35.61",
    "dateadded": "20200504",
    "sourceurl": "https://borderpost.example/shells",
}
TAGS = {
    "#event+id": "R-1",
    "#date+occurred": "2020-05-03",
    "#event+type": "قصف مدفعي",
    "#actor+name": "أنصار الله",
    "#adm1+code": "YE18",
    "#adm1+name": "الحديدة",
    "#loc+name": "الدريهمي",
    "#geo+lat": "14.637",
    "#geo+lon": "43.055",
    "#affected+killed": "4",
    "#affected+injured": "2",
    "#description": "سقطت قذائف على الدريهمي يوم الأحد وقتل أربعة جنود.",
    "#meta+source": "مكتب الرصد",
}

Row = Mapping[str, str]


def table(
    file: Path, columns: Iterable[str], rows: Iterable[Row], separator: str = ",", encoding: str = "utf-8"
) -> Path:
    """A table with a header; the cells of columns that a row has not are empty."""
    columns = list(columns)
    with file.open("w", encoding=encoding, newline="") as out:
        writer = csv.writer(out, delimiter=separator)
        writer.writerow(columns)
        writer.writerows([row.get(column.lower(), "") for column in columns] for row in rows)
    return file


def acled(
    file: Path, *rows: Row, columns: Iterable[str] = ACLED, separator: str = ",", encoding: str = "utf-8"
) -> Path:
    """An export of ACLED; each row is the shelling with what differs."""
    return table(file, columns, [SHELLING | dict(row) for row in rows or ({},)], separator, encoding)


def ucdp(file: Path, *rows: Row, columns: Iterable[str] = UCDP, encoding: str = "utf-8") -> Path:
    """A dataset of UCDP; each row is the killing with what differs."""
    return table(file, columns, [KILLING | dict(row) for row in rows or ({},)], encoding=encoding)


def gdelt(file: Path, *rows: Row, columns: int = 61) -> Path:
    """An export of GDELT, without a header."""
    lines = ["\t".join((CODED | dict(row)).get(column, "") for column in LAYOUTS[columns]) for row in rows or ({},)]
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def hxl_rows(*rows: Row, headers: bool = True) -> list[list[str]]:
    """A sheet: headers as people write them, hashtags, and the rows, with what differs."""
    titles = [[f"عمود {number}" for number in range(1, len(TAGS) + 1)]] if headers else []
    return [*titles, list(TAGS), *([(TAGS | dict(row))[tag] for tag in TAGS] for row in rows or ({},))]


def hxl(file: Path, *rows: Row, headers: bool = True) -> Path:
    """An HXL-tagged table of text."""
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(hxl_rows(*rows, headers=headers))
    return file


def readings(file: Path) -> list[Reading]:
    """What is read of a file."""
    return [item for item in bring_in([file]) if isinstance(item, Reading)]


def reports(file: Path) -> list[Report]:
    """The reports of a file that are still to be read."""
    return [item for item in bring_in([file]) if isinstance(item, Report)]


def refusals(file: Path) -> dict[str, str]:
    """Why things were not taken, by where in the file; that of the file itself under its name."""
    found = [item for item in bring_in([file]) if isinstance(item, Refusal)]
    return {item.where.rpartition("/")[2].rpartition(" › ")[2]: item.reason for item in found}
