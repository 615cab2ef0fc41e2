internal import GraphSchema
