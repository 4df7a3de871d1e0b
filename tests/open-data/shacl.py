"""Validates a graph against SHACL shapes: python shacl.py catalogue.jsonld catalogue.ttl shapes.ttl...; prints faults, ends with 1 when there are any."""
import sys

from pyshacl import validate
from rdflib import Graph
from rdflib.compare import isomorphic
from rdflib.namespace import SH

graph = Graph().parse(sys.argv[1])
faults = 0
if not isomorphic(graph, Graph().parse(sys.argv[2])):
    print("JSON-LD and Turtle are not the same graph")
    faults += 1
for path in sys.argv[3:]:
    shapes = Graph().parse(path)
    # The published files name some property shapes that they do not define.
    for shape in set(shapes.objects(None, SH.property)):
        if (shape, SH.path, None) not in shapes:
            shapes.remove((None, SH.property, shape))
    conforms, _, text = validate(graph, shacl_graph=shapes)
    print(f"{path}: {'conforms' if conforms else text}")
    faults += 0 if conforms else 1
sys.exit(1 if faults else 0)
