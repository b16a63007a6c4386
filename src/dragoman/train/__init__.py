"""Labelled sentences → the weights of the encoder, on a CPU, by one command; needs the extra `train` (torch, onnx)."""
