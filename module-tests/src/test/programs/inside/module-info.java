module inside {
  requires io.github.fluentado;
}
