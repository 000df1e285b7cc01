#pragma once

#include "app/gui/panels/field_row.h"
#include "app/gui/widgets/length_field.h"

namespace triscope::gui {

class CountEdit;

// A whole number with a logarithmic slider.
class LengthRow final : public FieldRow {
    Q_OBJECT

  public:
    LengthRow(Session& session, const Theme& theme, const char* field, const QString& label,
              const LogScale& scale, LengthField::SliderPlace place = LengthField::SliderPlace::Beside,
              QWidget* parent = nullptr);

    // Drags come to rest at multiples of the scenario's block; only at powers of two otherwise.
    void snapToBlocks();

    LengthField& lengthField() const { return *m_length; }

  protected:
    void show(const Scenario& scenario) override;
    void issueShown(bool shown) override;

  private:
    LengthField* m_length;
    int m_merge_id = -1;
    bool m_snaps_to_blocks = false;
};

// A whole number with a box alone.
class NumberRow final : public FieldRow {
    Q_OBJECT

  public:
    NumberRow(Session& session, const Theme& theme, const char* field, const QString& label,
              QWidget* parent = nullptr);

    // For a number that the scenario may leave open: what an empty box does, and what it then stands for.
    void allowEmpty(std::function<void(Scenario&)> leave_open);
    void setDefault(const QString& text);

  protected:
    void show(const Scenario& scenario) override;

  private:
    void commit(const QString& text);

    CountEdit* m_box;
    std::function<void(Scenario&)> m_leave_open;
};

}  // namespace triscope::gui
