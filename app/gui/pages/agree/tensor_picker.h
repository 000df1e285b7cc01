#pragma once

#include <QDialog>
#include <array>

#include "core/io/safetensors.h"
#include "core/scenario/attention_study.h"

class QComboBox;

namespace triscope::gui {

// Which tensors of a .safetensors file are Q, K and V. Offered are those that can be: of three dimensions and
// a readable type; those come first to mind whose names end in q, k and v, or say q_proj and the like.
class TensorPicker final : public QDialog {
    Q_OBJECT

  public:
    TensorPicker(const std::string& path, const std::vector<SafetensorsEntry>& entries,
                 QWidget* parent = nullptr);

    static bool canBePicked(const SafetensorsEntry& entry);
    TensorFiles chosen() const;

  private:
    std::string m_path;
    std::array<QComboBox*, 3> m_boxes{};
};

}  // namespace triscope::gui
