import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

import type { Attribute, GraphNode, TensorValue } from './graph-builder.ts';

/** The tag under which the one graph of a SavedModel is found. */
export const graphTag = 'lienzo';

/**
 * A graph as the content of a file `saved_model.pb`, without variables of its own and without signatures:
 * nodes are called by their names.
 *
 * Source: tensorflow/core/protobuf/saved_model.proto, meta_graph.proto; tensorflow/core/framework/graph.proto,
 * node_def.proto, attr_value.proto, tensor.proto (the numbers below are their fields').
 */
export function encodeSavedModel(nodes: readonly GraphNode[]): Uint8Array {
  const graph = new BinaryWriter();
  for (const node of nodes) message(graph, 1, () => writeNode(graph, node));
  // The versions field says what the graph may be read by; operations of version 27 and later are meant.
  message(graph, 4, () => graph.tag(1, WireType.Varint).int32(graphVersion));

  const file = new BinaryWriter();
  file.tag(1, WireType.Varint).int64(1);
  message(file, 2, () => {
    message(file, 1, () => file.tag(4, WireType.LengthDelimited).string(graphTag));
    file.tag(2, WireType.LengthDelimited).bytes(graph.finish());
  });
  return file.finish();
}

/** GraphDef producer version of TensorFlow 2.18. Source: tensorflow/core/public/version.h. */
const graphVersion = 1994;

function message(writer: BinaryWriter, field: number, write: () => unknown): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  write();
  writer.join();
}

function writeNode(writer: BinaryWriter, node: GraphNode): void {
  writer.tag(1, WireType.LengthDelimited).string(node.name);
  writer.tag(2, WireType.LengthDelimited).string(node.op);
  for (const input of node.inputs) writer.tag(3, WireType.LengthDelimited).string(input);
  for (const name of node.after) writer.tag(3, WireType.LengthDelimited).string(`^${name}`);
  for (const [key, value] of Object.entries(node.attributes)) {
    message(writer, 5, () => {
      writer.tag(1, WireType.LengthDelimited).string(key);
      message(writer, 2, () => writeAttribute(writer, value));
    });
  }
}

function writeAttribute(writer: BinaryWriter, attribute: Attribute): void {
  switch (attribute.kind) {
    case 'string':
      writer.tag(2, WireType.LengthDelimited).string(attribute.value);
      return;
    case 'int':
      writer.tag(3, WireType.Varint).int64(attribute.value);
      return;
    case 'float':
      writer.tag(4, WireType.Bit32).float(attribute.value);
      return;
    case 'bool':
      writer.tag(5, WireType.Varint).bool(attribute.value);
      return;
    case 'type':
      writer.tag(6, WireType.Varint).int32(attribute.value);
      return;
    case 'shape':
      message(writer, 7, () => writeShape(writer, attribute.value));
      return;
    case 'tensor':
      message(writer, 8, () => writeTensor(writer, attribute.value));
      return;
    case 'ints':
      message(writer, 1, () => {
        for (const value of attribute.value) writer.tag(3, WireType.Varint).int64(value);
      });
      return;
    case 'floats':
      message(writer, 1, () => {
        for (const value of attribute.value) writer.tag(4, WireType.Bit32).float(value);
      });
      return;
    case 'bools':
      message(writer, 1, () => {
        for (const value of attribute.value) writer.tag(5, WireType.Varint).bool(value);
      });
  }
}

function writeShape(writer: BinaryWriter, shape: readonly number[] | undefined): void {
  if (shape === undefined) {
    writer.tag(3, WireType.Varint).bool(true);
    return;
  }
  for (const size of shape) {
    message(writer, 2, () => writer.tag(1, WireType.Varint).int64(size));
  }
}

function writeTensor(writer: BinaryWriter, { dtype, shape, bytes }: TensorValue): void {
  writer.tag(1, WireType.Varint).int32(dtype);
  message(writer, 2, () => writeShape(writer, shape));
  writer.tag(4, WireType.LengthDelimited).bytes(bytes);
}
