"""Checks the records of a running server with pySHACL, an engine that the product does not use.

    python3 -m venv venv && venv/bin/pip install pyshacl
    venv/bin/python test/tools/check_shapes.py http://127.0.0.1:4000 [dataset ...]

For every dataset (or those named) and profile it prints what is missing. It ends with 1 where a record does not conform to DCAT-AP, to the
rules of FAIR Data Points or to those of search engines; with `--all` also where one does not conform to a health profile.
"""

import sys
from pathlib import Path
from urllib.request import Request, urlopen

from pyshacl import validate
from rdflib import Graph, Namespace, URIRef

SH = Namespace('http://www.w3.org/ns/shacl#')
DCAT = Namespace('http://www.w3.org/ns/dcat#')
DCT = Namespace('http://purl.org/dc/terms/')
shapes = Path(__file__).parents[2] / 'fair' / 'shapes'
dcat_ap = ['dcat-ap-3.0.1/shapes.ttl', 'dcat-ap-3.0.1/range.ttl']


def files_of(profile, rights):
    level = 'restricted' if rights == 'RESTRICTED' else 'nonpublic'
    health = [*dcat_ap, f'healthdcat-ap-r8/{level}-core.ttl']
    return {
        'dcat-ap': dcat_ap,
        'healthdcat': health,
        'eucaim': [*health, 'eucaim-dcat-ap-2.0.ttl'],
        'fdp': ['fair-data-point.ttl'],
        'schema': ['schema-org.ttl'],
    }[profile]


def fetch(url):
    with urlopen(Request(url, headers={'Accept': 'application/n-triples'})) as answer:
        return Graph().parse(data=answer.read().decode('utf-8'), format='nt')


def missing_of(data, files):
    graph = Graph()
    for file in files:
        graph.parse(shapes / file, format='turtle')
    _, report, _ = validate(data, shacl_graph=graph)
    results = report.subjects(SH.resultSeverity, SH.Violation)
    return sorted(
        {
            f'{report.value(result, SH.resultPath) or "several properties"} of {report.value(result, SH.focusNode)}'
            for result in results
            if (None, SH.detail, result) not in report
        }
    )


def main(arguments):
    strict = '--all' in arguments
    base, *wanted = [argument for argument in arguments if argument != '--all']
    catalogue = fetch(f'{base}/catalog?_profile=dcat-ap')
    failed = False
    for dataset in sorted(catalogue.objects(None, DCAT.dataset)):
        if wanted and dataset.split('/')[-1] not in wanted:
            continue
        path = f'{base}/dataset/{dataset.split("/")[-1]}'
        rights = fetch(f'{path}?_profile=dcat-ap').value(dataset, DCT.accessRights, default=URIRef('')).split('/')[-1]
        for profile in ['dcat-ap', 'healthdcat', 'eucaim', 'fdp', 'schema']:
            missing = missing_of(fetch(f'{path}?_profile={profile}'), files_of(profile, rights))
            print(f'{dataset} {profile}: {"conforms" if not missing else f"{len(missing)} missing"}')
            for one in missing:
                print(f'  {one}')
            failed = failed or (bool(missing) and (strict or profile in ['dcat-ap', 'fdp', 'schema']))
    return 1 if failed else 0


sys.exit(main(sys.argv[1:]))
