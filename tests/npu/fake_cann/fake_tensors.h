#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace fake {

struct Tensor {
    std::vector<std::int64_t> dims;
    int data_type = 0;
    void* data = nullptr;
    bool in_list = false;
};

struct TensorList {
    std::vector<Tensor*> tensors;
};

struct IntArray {
    std::vector<std::int64_t> values;
};

// What the first phase of an operator hands to the second, which uses it up.
struct Executor {
    std::string name;
    std::uint64_t workspace = 0;
    std::function<void()> work;
};

constexpr int kFloat = 0;
constexpr int kFloat16 = 1;
constexpr int kInt8 = 2;
constexpr int kBool = 12;
constexpr int kBf16 = 27;

std::size_t bytesOf(const Tensor& tensor);

}  // namespace fake
