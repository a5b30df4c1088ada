import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Neo4jGraphQL } from '@neo4j/graphql';
import neo4j from 'neo4j-driver';

/** Serves the generated population by @neo4j/graphql; says its URL on stdout. */
const typeDefs = `#graphql
  type Patient @node {
    id: ID! sex: String ageAtDiagnosis: Int vitalStatus: String ethnicitySource: String raceSource: String
    imagingStudies: [ImagingStudy!]! @relationship(type: "HAS_IMAGING_STUDY", direction: OUT)
    conditions: [Condition!]! @relationship(type: "HAS_CONDITION", direction: OUT)
    specimens: [Specimen!]! @relationship(type: "HAS_SPECIMEN", direction: OUT)
    variants: [Variant!]! @relationship(type: "HAS_VARIANT", direction: OUT)
    measurements: [Measurement!]! @relationship(type: "HAS_MEASUREMENT", direction: OUT)
    modalities: [Concept!]! @relationship(type: "PEER_MODALITY", direction: OUT)
    genes: [PeerGene!]! @relationship(type: "PEER_GENE", direction: OUT)
    diagnoses: [Concept!]! @relationship(type: "PEER_DIAGNOSIS", direction: OUT)
  }
  type ImagingStudy @node {
    id: ID! studyInstanceUid: String description: String startDay: Int
    series: [ImagingSeries!]! @relationship(type: "IN_STUDY", direction: IN)
  }
  type ImagingSeries @node { id: ID! modalitySource: String bodyPartSource: String manufacturer: String instances: Int }
  type Condition @node {
    id: ID! startDay: Int codeSource: String
    code: [Concept!]! @relationship(type: "HAS_CODE", direction: OUT)
  }
  type Specimen @node { id: ID! typeSource: String }
  type Variant @node { id: ID! gene: String proteinChange: String consequenceSource: String }
  type Measurement @node {
    id: ID! testSource: String value: Float unit: String startDay: Int resultSource: String
    test: [Concept!]! @relationship(type: "HAS_TEST", direction: OUT)
  }
  type Concept @node {
    code: ID! name: String vocabulary: String
    ancestors: [Concept!]! @relationship(type: "PEER_ANCESTOR", direction: OUT)
  }
  type PeerGene @node { symbol: ID! }
`;
const { NEO4J_URI = '', NEO4J_USER = 'neo4j', NEO4J_PASSWORD = '' } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD));
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const server = new ApolloServer({ schema, includeStacktraceInErrorResponses: false });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
process.stdout.write(`${url}\n`);
