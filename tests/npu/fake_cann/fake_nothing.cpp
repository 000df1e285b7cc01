// A library with none of the functions that are looked for.
extern "C" void fakeNothing();
void fakeNothing() {}
